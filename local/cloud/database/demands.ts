/** What a filter says of single fields, as far as SQL can use it to find candidates. */
import type { Doc } from './ejson';
import { isPlainDoc } from './ejson';

/** What a filter demands of one field, as far as an index can use it. */
export interface Demand {
  /** The field equals one of these. */
  among?: unknown[];
  range?: [operator: '>' | '>=' | '<' | '<=', value: unknown][];
}

const RANGES: Record<string, '>' | '>=' | '<' | '<='> = { $gt: '>', $gte: '>=', $lt: '<', $lte: '<=' };

/** The demands of a filter by field, and whether they say all that the filter says. */
export function demandsOf(filter: Doc): { demands: Map<string, Demand>; complete: boolean } {
  const demands = new Map<string, Demand>();
  const complete = collect(filter, demands);
  return { demands, complete };
}

function collect(filter: Doc, demands: Map<string, Demand>): boolean {
  let complete = true;
  for (const [key, condition] of Object.entries(filter)) {
    if (key === '$and' && Array.isArray(condition)) {
      for (const part of condition) complete = isPlainDoc(part) && collect(part, demands) && complete;
    } else if (key.startsWith('$')) {
      complete = false;
    } else {
      const demand = demands.get(key) ?? {};
      complete = addDemand(demand, condition) && complete;
      demands.set(key, demand);
    }
  }
  return complete;
}

function addDemand(demand: Demand, condition: unknown): boolean {
  if (!isPlainDoc(condition)) {
    if (Array.isArray(condition) || condition instanceof RegExp) return false;
    return narrow(demand, [condition]);
  }
  let complete = true;
  const entries = Object.entries(condition);
  if (entries.length === 0) return false;
  for (const [operator, value] of entries) {
    const range = RANGES[operator];
    if (operator === '$eq' && !isPlainDoc(value) && !Array.isArray(value)) {
      complete = narrow(demand, [value]) && complete;
    } else if (operator === '$in' && Array.isArray(value) && !value.some((v) => v instanceof RegExp)) {
      complete = narrow(demand, value) && complete;
    } else if (range !== undefined && !isPlainDoc(value) && !Array.isArray(value) && value !== null) {
      (demand.range ??= []).push([range, value]);
    } else {
      complete = false;
    }
  }
  return complete;
}

/** Adds "is one of"; a second such demand on the field is left to the filter. */
function narrow(demand: Demand, values: unknown[]): boolean {
  if (demand.among !== undefined) return false;
  demand.among = values;
  return true;
}
