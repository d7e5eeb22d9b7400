/** Storage as the SDKs ask for it: the wire's actions. The bytes go through door.ts. */
import { WireError } from '../database/errors';
import type { Records } from '../records';
import type { WireReply, WireRequest } from '../wire';
import { Files, type FileEntry } from './files';
import { Links } from './links';
import { checkPath, fileIdOf, pathOf } from './paths';

/** Who may do what from a client; functions may do everything. */
export type StoragePermission = 'READONLY' | 'PRIVATE' | 'ADMINWRITE' | 'ADMINONLY';

/**
 * A file of a bucket that all may read needs no signature and its link does not expire; other links hold ten minutes
 * unless maxAge says otherwise. At most 50 files a call.
 * https://developers.weixin.qq.com/miniprogram/dev/wxcloud/reference-sdk-api/storage/Cloud.getTempFileURL.html
 */
const LINK_SECONDS = 600;
const FILES_MAX = 50;
const UPLOAD_SECONDS = 900;

const PERMISSION = { kind: 'permission', id: 'storage' };
const CODES = {
  missing: 'STORAGE_FILE_NONEXIST',
  forbidden: 'STORAGE_EXCEED_AUTHORITY',
} as const;

/** A client is somebody; a function acts with the rights of the environment and is undefined here. */
export type Client = string | undefined;

export class Storage {
  readonly files: Files;
  readonly links: Links;

  constructor(
    private readonly place: { url: string; envId: string },
    dataDir: string,
    private readonly records: Records,
    readonly nowMs: () => number,
  ) {
    this.files = new Files(dataDir, records);
    this.links = new Links(records);
  }

  get permission(): StoragePermission {
    return (this.records.get(PERMISSION.kind, PERMISSION.id) as StoragePermission | undefined) ?? 'READONLY';
  }

  set permission(permission: StoragePermission) {
    this.records.put(PERMISSION.kind, PERMISSION.id, permission);
  }

  get isPublic(): boolean {
    return this.permission === 'READONLY' || this.permission === 'ADMINWRITE';
  }

  /** Answers an action of storage; undefined when it is none. */
  act(request: WireRequest, client: Client): WireReply | undefined {
    switch (request.action) {
      case 'storage.getUploadMetadata':
        return { data: this.uploadMetadata(request.path, client) };
      case 'storage.batchGetDownloadUrl':
        return { data: { download_list: each(request.file_list, (item) => this.link(item, client)) } };
      case 'storage.batchDeleteFile':
        return { data: { delete_list: each(request.fileid_list, (id) => this.remove(id, client)) } };
      default:
        return undefined;
    }
  }

  mayWrite(path: string, client: Client): boolean {
    if (client === undefined) return true;
    if (this.permission === 'ADMINWRITE' || this.permission === 'ADMINONLY') return false;
    const entry = this.files.find(path);
    return entry === undefined || entry.openid === client;
  }

  private mayRead(entry: FileEntry, client: Client): boolean {
    return (
      client === undefined || this.isPublic || (this.permission === 'PRIVATE' && entry.openid === client)
    );
  }

  private uploadMetadata(path: unknown, client: Client): Record<string, string> {
    checkPath(path);
    if (!this.mayWrite(path, client)) throw new WireError(CODES.forbidden, '[AccessDenied] No permission');
    const fileId = fileIdOf(this.place.envId, path);
    const expires = this.secondsFromNow(UPLOAD_SECONDS);
    const signature = this.links.sign({ use: 'upload', path, openid: client ?? '', expires });
    return {
      url: `${this.place.url}/upload/${encodeURIComponent(path)}`,
      token: 'local',
      authorization: `${expires};${encodeURIComponent(client ?? '')};${signature}`,
      fileId,
      // It travels in a header.
      cosFileId: encodeURIComponent(fileId),
    };
  }

  private link(asked: unknown, client: Client): object {
    const item = asked as { fileid?: unknown; max_age?: unknown } | null;
    const fileID = item?.fileid;
    const entry = this.entryOf(fileID);
    if (entry === undefined) return { fileID, code: CODES.missing, tempFileURL: '' };
    if (!this.mayRead(entry, client)) return { fileID, code: CODES.forbidden, tempFileURL: '' };
    const maxAge = typeof item?.max_age === 'number' && item.max_age > 0 ? item.max_age : LINK_SECONDS;
    const expires = this.secondsFromNow(maxAge);
    const signature = this.links.sign({ use: 'read', path: entry.path, openid: '', expires });
    const tempFileURL = `${this.place.url}/files/${readable(entry.path)}?sign=${signature}&t=${expires}`;
    return { fileID, code: 'SUCCESS', maxAge, tempFileURL };
  }

  private remove(fileID: unknown, client: Client): object {
    const entry = this.entryOf(fileID);
    if (entry === undefined) return { fileID, code: CODES.missing };
    if (!this.mayWrite(entry.path, client)) return { fileID, code: CODES.forbidden };
    this.files.remove(entry.path);
    return { fileID, code: 'SUCCESS' };
  }

  private entryOf(fileId: unknown): FileEntry | undefined {
    const path = pathOf(this.place.envId, fileId);
    return path === undefined ? undefined : this.files.find(path);
  }

  private secondsFromNow(seconds: number): number {
    return Math.floor(this.nowMs() / 1000) + seconds;
  }
}

/** The SDK encodes the link it gets before it asks for it, so only what would end the path is encoded here. */
function readable(path: string): string {
  return path.replace(/[?#]/g, encodeURIComponent);
}

function each(list: unknown, work: (item: unknown) => object): object[] {
  if (!Array.isArray(list)) throw new WireError('INVALID_PARAM', '[InvalidParameter] The list is missing');
  if (list.length > FILES_MAX)
    throw new WireError('INVALID_PARAM', `[InvalidParameter] More than ${FILES_MAX} files in a call`);
  return list.map(work);
}
