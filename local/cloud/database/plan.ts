/** Chooses how SQL finds the candidates of a query: by _id, by an index, or by reading the collection. */
import type { Collection } from './collection';
import { sqlValue, type Direction } from './indexes';
import { demandsOf, type Demand } from './demands';
import { keyOf } from './store';

export type Sort = [field: string, direction: Direction][];

export interface Plan {
  /** The documents asked for by _id, when the filter names them. */
  keys?: string[];
  /** Conditions on columns and indexed expressions; empty for all documents. */
  where: string;
  params: unknown[];
  /** ORDER BY in the sort asked for, or '' when SQL does not sort. */
  orderBy: string;
  /** True when every row that SQL finds satisfies the filter. */
  exact: boolean;
}

interface Candidate {
  terms: string[];
  params: unknown[];
  orderBy: string;
  used: Set<string>;
  exact: boolean;
  score: number;
}

const NAMED_KEYS_MAX = 5000;

export function planQuery(collection: Collection, filter: Record<string, unknown>, sort: Sort): Plan {
  const { demands, complete } = demandsOf(filter);
  const ids = demands.get('_id')?.among;
  if (ids !== undefined && ids.length <= NAMED_KEYS_MAX) {
    const exact = complete && demands.size === 1 && demands.get('_id')?.range === undefined;
    return { keys: [...new Set(ids.map(keyOf))], where: '', params: [], orderBy: '', exact };
  }
  let best: Candidate | undefined;
  for (const index of collection.indexes) {
    if (index.multikey || index.places.length > 0) continue;
    const fields = index.fields.map(([field]) => field);
    const candidate = tryIndex(fields, index.expressions, demands, sort);
    if (candidate.score > (best?.score ?? 0)) best = candidate;
  }
  const byId = tryIndex(['_id'], ['id'], demands, sort);
  if (byId.score > (best?.score ?? 0)) best = byId;
  if (best === undefined)
    return { where: '', params: [], orderBy: '', exact: demands.size === 0 && complete };
  const exact = complete && best.exact && [...demands.keys()].every((field) => best.used.has(field));
  return { where: best.terms.join(' AND '), params: best.params, orderBy: best.orderBy, exact };
}

function tryIndex(
  fields: readonly string[],
  expressions: readonly string[],
  demands: Map<string, Demand>,
  sort: Sort,
): Candidate {
  const found: Candidate = { terms: [], params: [], orderBy: '', used: new Set(), exact: true, score: 0 };
  let position = 0;
  for (; position < fields.length; position++) {
    const field = fields[position] ?? '';
    const expression = expressions[position] ?? '';
    const demand = demands.get(field);
    if (demand?.among === undefined || !addAmong(found, expression, demand.among)) break;
    found.used.add(field);
    if (demand.range !== undefined) found.exact = false;
    // An order beyond a choice among several values is not the index's order.
    found.score += demand.among.length === 1 ? 4 : 3;
  }
  const single = fields.slice(0, position).every((field) => demands.get(field)?.among?.length === 1);
  if (single && sort.length > 0 && orders(fields.slice(position), sort)) {
    found.orderBy = sort
      .map(([, d], i) => `${expressions[position + i] ?? ''} ${d === 1 ? 'ASC' : 'DESC'}`)
      .join(', ');
    found.score += 1;
  }
  const next = fields[position];
  const range = next === undefined ? undefined : demands.get(next)?.range;
  if (next !== undefined && range !== undefined) addRange(found, next, expressions[position] ?? '', range);
  return found;
}

function orders(fields: string[], sort: Sort): boolean {
  return (
    sort.every(([field], i) => fields[i] === field) &&
    new Set(sort.map(([, direction]) => direction)).size === 1
  );
}

function addAmong(found: Candidate, expression: string, among: unknown[]): boolean {
  const values = among.map(sqlValue);
  if (values.includes(undefined)) return false;
  if (!among.every(isExact)) found.exact = false;
  if (values.length === 1) {
    found.terms.push(`${expression} IS ?`);
    found.params.push(values[0]);
    return true;
  }
  const some = values.filter((value) => value !== null);
  const marks = some.map(() => '?').join(', ');
  const isNull = some.length < values.length ? ` OR ${expression} IS NULL` : '';
  found.terms.push(`(${expression} IN (${marks})${isNull})`);
  found.params.push(...some);
  return true;
}

/** SQL cannot tell true from 1, nor a date or an object from its text. */
function isExact(value: unknown): boolean {
  if (typeof value === 'string') return !value.startsWith('{') && !value.startsWith('[');
  return typeof value === 'number' && value !== 0 && value !== 1;
}

function addRange(found: Candidate, field: string, expression: string, range: [string, unknown][]): void {
  for (const [operator, value] of range) {
    const bound = sqlValue(value);
    if (bound === undefined || bound === null) continue;
    if (field === '_id' && typeof bound !== 'string') continue;
    found.terms.push(`${expression} ${operator} ?`);
    found.params.push(bound);
    found.used.add(field);
    // SQL orders across types (a text is above every number), a filter only within one.
    found.exact = false;
    found.score += 1;
  }
}
