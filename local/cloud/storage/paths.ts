/** Names of files: cloud paths, file ids and content types. */
import { WireError } from '../database/errors';

/** https://developers.weixin.qq.com/miniprogram/dev/wxcloud/guide/storage/naming.html */
const PATH_BYTES_MAX = 850;
/** Control characters, of which the cloud takes none. */
const FORBIDDEN = /\p{Cc}/u;

/** Throws for a cloud path that the cloud would not take. */
export function checkPath(path: unknown): asserts path is string {
  const why = whyNot(path);
  if (why !== undefined) throw new WireError('INVALID_PARAM', `[InvalidParameter] cloudPath ${why}`);
}

function whyNot(path: unknown): string | undefined {
  if (typeof path !== 'string' || path === '') return 'is empty';
  if (Buffer.byteLength(path) > PATH_BYTES_MAX) return `is longer than ${PATH_BYTES_MAX} bytes`;
  if (path.startsWith('/')) return 'begins with /';
  if (path.includes('//')) return 'has // in it';
  if (path.endsWith('/')) return 'names a folder';
  if (FORBIDDEN.test(path)) return 'has control characters in it';
  if (path.split('/').some((part) => part === '.' || part === '..')) return 'has . or .. as a part';
  return undefined;
}

/** cloud://env.bucket/path */
export function fileIdOf(envId: string, path: string): string {
  return `${prefixOf(envId)}${path}`;
}

/** The path that a file id names; undefined for an id of another environment or of no form at all. */
export function pathOf(envId: string, fileId: unknown): string | undefined {
  const prefix = prefixOf(envId);
  return typeof fileId === 'string' && fileId.startsWith(prefix) ? fileId.slice(prefix.length) : undefined;
}

/** In the cloud the bucket's name begins with four letters of a hash and ends with the account's number. */
function prefixOf(envId: string): string {
  return `cloud://${envId}.6c6f-${envId}-1250000000/`;
}

const TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8',
  gif: 'image/gif',
  html: 'text/html; charset=utf-8',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  json: 'application/json',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  webp: 'image/webp',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
};

/** By the name's ending, as the SDKs say none. */
export function contentTypeOf(path: string): string {
  return TYPES[path.slice(path.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/octet-stream';
}
