/** A client's database request: refused, or narrowed to what its collection's permission allows. */
import { decodeDoc, encode, isPlainDoc, type Doc } from '../database/ejson';
import { invalidParam, WireError } from '../database/errors';
import type { WireRequest } from '../wire';
import { evaluate, Partial, UNKNOWN } from './evaluate';
import type { Node } from './expression';
import { grantOf, type Grant, type Operation, type Permission } from './permission';

/** A client gets 20 documents a time at most: https://developers.weixin.qq.com/miniprogram/dev/wxcloud/guide/database/read.html */
const LIMIT_MAX = 20;
/** get() in a rule: three times at most. https://docs.cloudbase.net/database/security-rules */
const GETS_MAX = 3;
const ALTERNATIVES_MAX = 100;

/** Stages that read another collection, also inside $facet. */
const FOREIGN = /"\$(lookup|graphLookup|unionWith)"/;

const OPERATIONS: Readonly<Record<string, Operation>> = {
  'database.getDocument': 'read',
  'database.calculateDocument': 'read',
  'database.aggregateDocuments': 'read',
  'database.insertDocument': 'create',
  'database.modifyDocument': 'update',
  'database.modifyAndReturnDoc': 'update',
  'database.removeDocument': 'delete',
};

export interface GuardContext {
  openid: string;
  unionid?: string | undefined;
  nowMs: number;
  permissionOf(collection: string): Permission;
  /** A committed document, or null. */
  read(collection: string, id: string): unknown;
}

export function denied(why: string): WireError {
  return new WireError('DATABASE_PERMISSION_DENIED', `[PermissionDenied] Permission denied: ${why}`);
}

/** The request as it may be carried out. @throws DATABASE_PERMISSION_DENIED */
export function guard(request: WireRequest, context: GuardContext): WireRequest {
  const operation = OPERATIONS[request.action];
  if (operation === undefined || request.transactionId !== undefined)
    throw denied(`${request.action} is not for clients`);
  const permission = context.permissionOf(request.collectionName ?? '');
  const isMany = request.queryType === 'WHERE';
  // Levels know only the caller's own documents one by one; changing many at once is for rules.
  if (typeof permission === 'string' && isMany && (operation === 'update' || operation === 'delete'))
    throw denied(`where().${operation} needs security rules`);
  const own: WireRequest = { ...request, query: withOpenid(request.query, context) };
  if (request.action === 'database.aggregateDocuments') return aggregation(own, permission, context);
  if (operation === 'create') return creation(own, permission, context);
  const narrowed = narrow(own, grantOf(permission, operation), context);
  if (operation === 'read') return { ...narrowed, limit: Math.min(request.limit ?? LIMIT_MAX, LIMIT_MAX) };
  if (operation === 'delete') return narrowed;
  // set() puts a whole document in place of another or of none.
  if (request.merge === false) return creation(narrowed, permission, context);
  refuseOwner(request, context);
  return { ...narrowed, upsert: false };
}

function narrow(request: WireRequest, grant: Grant, context: GuardContext): WireRequest {
  if (grant === 'all') return request;
  if (grant === 'none') throw denied(`${request.collectionName ?? ''} is closed to clients`);
  const query = decodeDoc(request.query, context.nowMs);
  if (grant === 'own') {
    // _id stays where it is, since set() takes the id of a new document from there.
    const others = Array.isArray(query['$and']) ? (query['$and'] as unknown[]) : [];
    return { ...request, query: encode({ ...query, $and: [...others, { _openid: context.openid }] }) };
  }
  const data = typeof request.data === 'string' ? decodeDoc(request.data, context.nowMs) : undefined;
  for (const known of alternatives(query)) check(grant.rule, new Partial(known), data, context);
  return request;
}

/** The cloud sets _openid; a client can neither choose nor change it. */
function creation(request: WireRequest, permission: Permission, context: GuardContext): WireRequest {
  const grant = grantOf(permission, 'create');
  if (grant === 'none') throw denied(`${request.collectionName ?? ''} is closed to clients`);
  const texts = Array.isArray(request.data) ? request.data : [request.data ?? '{}'];
  const data = texts.map((text) => {
    const given = decodeDoc(text, context.nowMs);
    if ('_openid' in given) throw denied('_openid is set by the cloud');
    const doc = { ...given, _openid: context.openid };
    if (typeof grant === 'object') check(grant.rule, doc, doc, context);
    return encode(doc);
  });
  return { ...request, data: Array.isArray(request.data) ? data : (data[0] ?? '{}') };
}

function refuseOwner({ data }: WireRequest, { nowMs }: GuardContext): void {
  const update = decodeDoc(typeof data === 'string' ? data : undefined, nowMs);
  const fields = [update, ...Object.values(update).filter(isPlainDoc)].flatMap((part) => Object.keys(part));
  const renamed = isPlainDoc(update['$rename']) ? Object.values(update['$rename']) : [];
  if ([...fields, ...renamed].some((field) => String(field).split('.')[0] === '_openid'))
    throw denied('_openid is set by the cloud');
}

/** The first $match is the query. */
function aggregation(request: WireRequest, permission: Permission, context: GuardContext): WireRequest {
  if (!Array.isArray(request.stages)) throw invalidParam('stages is missing');
  const stages = request.stages as { stageKey: string; stageValue: string }[];
  const [first, ...others] = stages;
  if (stages.some(({ stageKey, stageValue }) => FOREIGN.test(`"${stageKey}":${stageValue}`)))
    throw denied('a client reads one collection at a time');
  const hasMatch = first?.stageKey === '$match';
  const asked = { ...request, query: withOpenid(hasMatch ? first.stageValue : '{}', context) };
  const { query = '{}' } = narrow(asked, grantOf(permission, 'read'), context);
  return { ...request, stages: [{ stageKey: '$match', stageValue: query }, ...(hasMatch ? others : stages)] };
}

function check(rule: Node, doc: unknown, data: unknown, context: GuardContext): void {
  let gets = 0;
  const get = (path: string): unknown => {
    if (++gets > GETS_MAX) throw denied(`a rule uses get() more than ${GETS_MAX} times`);
    const [database, collection, ...id] = path.split('.');
    if (database !== 'database' || collection === undefined) throw denied(`get() of ${path}`);
    return context.read(collection, id.join('.'));
  };
  const { openid, unionid, nowMs } = context;
  const names = { auth: { openid, unionid }, doc, now: nowMs, request: { data: data ?? UNKNOWN } };
  if (evaluate(rule, { names, get }) !== true) throw denied('the query is no subset of the rule');
}

/** What the query promises of each document; several sets where a field may have one of several values. */
function alternatives(query: Doc): Map<string, unknown>[] {
  let sets = [new Map<string, unknown>()];
  for (const [field, condition] of conditions(query)) {
    const choices = choicesOf(condition);
    if (choices === undefined) continue;
    sets = sets.flatMap((set) => choices.map((choice) => new Map([...set, [field, choice]])));
    if (sets.length > ALTERNATIVES_MAX) throw denied('the query has too many alternatives');
  }
  return sets;
}

function conditions(query: Doc): [string, unknown][] {
  return Object.entries(query).flatMap(([field, condition]) => {
    if (field === '$and' && Array.isArray(condition))
      return condition.flatMap((part) => (isPlainDoc(part) ? conditions(part) : []));
    return field.startsWith('$') ? [] : [[field, condition]];
  });
}

function choicesOf(condition: unknown): unknown[] | undefined {
  if (!isPlainDoc(condition)) return [condition];
  const operators = Object.keys(condition).filter((key) => key.startsWith('$'));
  if (operators.length === 0) return [condition];
  if ('$eq' in condition) return [condition['$eq']];
  const list = condition['$in'];
  return Array.isArray(list) && list.length > 0 ? list : undefined;
}

/** The text "{openid}" in a query stands for the caller. */
function withOpenid(query: string | undefined, { openid, nowMs }: GuardContext): string {
  const replace = (value: unknown): unknown => {
    if (value === '{openid}') return openid;
    if (Array.isArray(value)) return value.map(replace);
    if (!isPlainDoc(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replace(inner)]));
  };
  return encode(replace(decodeDoc(query, nowMs)));
}
