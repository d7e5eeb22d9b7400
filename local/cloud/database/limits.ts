/**
 * What the cloud's documentation limits. Where two pages differ the stricter number stands here. Behind the database is
 * MongoDB, whose own limits hold as well: https://www.mongodb.com/docs/manual/reference/limits/
 */
import { calculateObjectSize } from 'bson';
import type { Doc } from './ejson';
import { invalidParam, requestFailed } from './errors';

/** Documents of a query without a limit, and at most. node-sdk, lib query.js and its test query.limit.test.ts. */
export const QUERY_DEFAULT = 100;
export const QUERY_MAX = 1000;

/** Results of an aggregation without $limit: what is known of the platform, its page was not at hand. */
export const AGGREGATION_DEFAULT = 20;

/**
 * Characters of a reply; collections of an environment; indexes of a collection.
 * https://developers.weixin.qq.com/miniprogram/en/dev/wxcloud/basis/concepts/quota.html
 * (https://docs.cloudbase.net/en/faq/database says 100 indexes).
 */
export const REPLY_CHARS_MAX = 16 * 1024 * 1024;
export const COLLECTIONS_MAX = 100;
export const INDEXES_MAX = 20;

/** Fields of one index. https://docs.cloudbase.net/en/faq/database */
export const INDEX_FIELDS_MAX = 31;

/** How long a transaction may stay open, ms: the cloud's own error message says 30 seconds. */
export const TRANSACTION_MS_MAX = 30_000;

/** MongoDB's limits of a document. */
const DOCUMENT_BYTES_MAX = 16 * 1024 * 1024;
const DOCUMENT_DEPTH_MAX = 100;
/** MongoDB's limit of a collection's full name, less the database's part of it. */
const COLLECTION_NAME_BYTES_MAX = 120;

/** Below this length of its text no document reaches 16 MB of BSON. */
const SMALL_TEXT_CHARS = 2 * 1024 * 1024;

/** @throws the request error for a document that is too large, too deep or has a reserved field name */
export function checkDocument(doc: Doc, text: string): void {
  for (const name in doc) {
    if (name.startsWith('$'))
      throw requestFailed(`The dollar ($) prefixed field '${name}' is not valid for storage.`);
  }
  // Each level needs at least two characters.
  if (text.length > 2 * DOCUMENT_DEPTH_MAX && isDeeper(doc, DOCUMENT_DEPTH_MAX))
    throw requestFailed(`The document is nested deeper than ${DOCUMENT_DEPTH_MAX} levels`);
  if (text.length > SMALL_TEXT_CHARS && calculateObjectSize(doc) > DOCUMENT_BYTES_MAX)
    throw requestFailed('The document is larger than 16 MB (BSONObjectTooLarge)');
}

function isDeeper(value: object, levels: number): boolean {
  if (levels === 0) return true;
  for (const inner of Object.values(value) as unknown[]) {
    if (typeof inner === 'object' && inner !== null && isDeeper(inner, levels - 1)) return true;
  }
  return false;
}

/** @throws INVALID_PARAM for a name that MongoDB does not allow */
export function checkCollectionName(name: unknown): asserts name is string {
  if (typeof name !== 'string' || name === '') throw invalidParam('Collection name is required');
  const wrong =
    !/^[\p{L}\p{N}_]/u.test(name) ||
    /[$\0]/.test(name) ||
    name.startsWith('system.') ||
    Buffer.byteLength(name) > COLLECTION_NAME_BYTES_MAX;
  if (wrong) throw invalidParam(`Invalid collection name: ${JSON.stringify(name)}`);
}

/** The number of documents to skip, or to return at most. @throws INVALID_PARAM for what is no such number */
export function countOf(what: string, value: unknown, otherwise: number): number {
  if (value === undefined || value === null) return otherwise;
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw invalidParam(`${what} must be a non-negative integer`);
  return value;
}
