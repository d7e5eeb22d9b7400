/** Finds documents: candidates from SQL, corrected by the transaction's view, decided by the filter. */
import { docOf, type Collection, type Entry } from './collection';
import { compareBySort } from './compare';
import type { Doc } from './ejson';
import type { Engine } from './engine';
import { distanceM, shapeOf } from './geo';
import { nearClause, type NearClause } from './query/geo-tests';
import { matcher } from './query/match';
import { fieldOf } from './query/paths';
import { planQuery, type Plan, type Sort } from './plan';
import type { Transaction } from './transaction';

export interface Search {
  filter: Doc;
  sort?: Sort;
  skip?: number;
  limit?: number;
}

const FIRST_PAGE = 100;
const PAGE_MAX = 10_000;

/** The documents that match, in the order asked for. They are shared: never change their parsed form. */
export function find(
  engine: Engine,
  collection: Collection,
  search: Search,
  transaction?: Transaction,
): Entry[] {
  const { filter, sort = [], skip = 0, limit = Infinity } = search;
  const nearest = sort.length === 0 ? nearClause(filter) : undefined;
  const plan = planQuery(collection, filter, sort);
  const matches = matcherFor(plan, filter);
  const overlay = transaction === undefined ? undefined : engine.overlay(collection, transaction);
  const sorted = nearest === undefined && (sort.length === 0 || plan.orderBy !== '');
  const found: Entry[] = [];
  const wanted = sorted ? skip + limit : Infinity;
  for (const [key, entry] of candidates(engine, collection, plan, wanted, transaction)) {
    if (overlay?.has(key) === true && plan.keys === undefined) continue;
    if (plan.exact || matches(docOf(entry))) found.push(entry);
    if (found.length >= wanted) break;
  }
  let fromOverlay = 0;
  if (plan.keys === undefined && overlay !== undefined) {
    for (const entry of overlay.values()) {
      if (entry !== undefined && matches(docOf(entry)) && ++fromOverlay > 0) found.push(entry);
    }
  }
  if (sort.length > 0 && (!sorted || fromOverlay > 0)) {
    const compare = compareBySort(sort);
    found.sort((a, b) => compare(docOf(a), docOf(b)));
  }
  if (nearest !== undefined) found.sort(byDistance(nearest));
  return skip === 0 && limit >= found.length ? found : found.slice(skip, skip + limit);
}

function byDistance({ path, near }: NearClause): (a: Entry, b: Entry) => number {
  const metres = (entry: Entry): number => {
    const value = path.reduce<unknown>(fieldOf, docOf(entry));
    const places = [value, ...(Array.isArray(value) ? (value as unknown[]) : [])].map(shapeOf);
    return Math.min(...places.map((shape) => (shape === undefined ? Infinity : distanceM(near.from, shape))));
  };
  return (a, b) => metres(a) - metres(b);
}

/** How many documents match. */
export function count(engine: Engine, collection: Collection, filter: Doc): number {
  const plan = planQuery(collection, filter, []);
  if (plan.exact && plan.keys === undefined) {
    const where = plan.where === '' ? '' : ` WHERE ${plan.where}`;
    return Number(engine.store.rows(`SELECT COUNT(*) FROM ${collection.table}${where}`, plan.params)[0]?.[0]);
  }
  const matches = matcherFor(plan, filter);
  let total = 0;
  for (const [, entry] of candidates(engine, collection, plan, Infinity)) {
    if (plan.exact || matches(docOf(entry))) total++;
  }
  return total;
}

/**
 * Compiles the filter, so that a wrong one is refused even where there are no documents; where SQL decides all, it is
 * right and needed only for what a transaction sees otherwise.
 */
function matcherFor(plan: Plan, filter: Doc): (doc: Doc) => boolean {
  if (!plan.exact) return matcher(filter);
  let matches: ((doc: Doc) => boolean) | undefined;
  return (doc) => (matches ??= matcher(filter))(doc);
}

function* candidates(
  engine: Engine,
  collection: Collection,
  plan: Plan,
  wanted: number,
  transaction?: Transaction,
): Generator<[key: string, entry: Entry]> {
  if (plan.keys !== undefined) {
    for (const key of plan.keys) {
      const entry = engine.see(collection, key, transaction);
      if (entry !== undefined) yield [key, entry];
    }
  } else if (plan.where === '' && plan.orderBy === '') {
    yield* scan(engine, collection);
  } else {
    yield* select(engine, collection, plan, wanted);
  }
}

/** The whole collection in the order of insertion, page by page so that no statement stays open. */
function* scan(engine: Engine, collection: Collection): Generator<[string, Entry]> {
  const sql = `SELECT id, doc, number FROM ${collection.table} WHERE number > ? ORDER BY number LIMIT ?`;
  let after = 0;
  let page = FIRST_PAGE;
  for (;;) {
    const rows: [string, string, number?][] = engine.store.query(sql, [after, page]);
    for (const [key, text] of rows) yield [key, collection.peek(key, text)];
    if (rows.length < page) return;
    after = rows.at(-1)?.[2] ?? Infinity;
    page = Math.min(page * 4, PAGE_MAX);
  }
}

function* select(
  engine: Engine,
  collection: Collection,
  plan: Plan,
  wanted: number,
): Generator<[string, Entry]> {
  const where = plan.where === '' ? '' : ` WHERE ${plan.where}`;
  const order = plan.orderBy === '' ? '' : ` ORDER BY ${plan.orderBy}`;
  const sql = `SELECT id, doc FROM ${collection.table}${where}${order} LIMIT ? OFFSET ?`;
  let page = wanted === Infinity ? PAGE_MAX : Math.min(plan.exact ? wanted : wanted * 4, PAGE_MAX);
  for (let offset = 0; ;) {
    const rows = engine.store.query(sql, [...plan.params, page, offset]);
    for (const [key, text] of rows) yield [key, collection.remember(key, text)];
    if (rows.length < page) return;
    offset += page;
    page = PAGE_MAX;
  }
}
