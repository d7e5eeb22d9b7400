/** Projections of found documents: fields in or out, $slice and $elemMatch. */
import { docOf, type Entry } from './collection';
import { encode, isPlainDoc, type Doc } from './ejson';
import { invalidOperator, requestFailed } from './errors';
import { elementTest } from './query/match';

/** What is asked of a field: to be in, to be out, to be computed, or the same of fields below it. */
interface Node {
  kind: 'in' | 'out' | 'computed' | 'below';
  compute?: (value: unknown) => unknown;
  below: Map<string, Node>;
}

/** The text of each document, reduced to the fields asked for. */
export function project(entries: readonly Entry[], projection: Doc): string[] {
  const fields = Object.entries(projection);
  if (fields.length === 0) return entries.map(({ text }) => text);
  const root: Node = { kind: 'below', below: new Map() };
  for (const [path, wanted] of fields) plant(root, path.split('.'), nodeOf(path, wanted));
  const kinds = fields.filter(([path]) => path !== '_id').map(([, wanted]) => wanted);
  const including = kinds.some((wanted) => wanted === 1 || isElemMatch(wanted)) || onlyIdIn(projection);
  if (including && kinds.includes(0))
    throw requestFailed('Projection cannot have a mix of inclusion and exclusion');
  if (including && !root.below.has('_id')) root.below.set('_id', { kind: 'in', below: new Map() });
  return entries.map((entry) => encode(reduced(docOf(entry), root, including)));
}

function onlyIdIn(projection: Doc): boolean {
  return projection['_id'] === 1 && Object.keys(projection).length === 1;
}

function isElemMatch(wanted: unknown): boolean {
  return isPlainDoc(wanted) && '$elemMatch' in wanted;
}

function nodeOf(path: string, wanted: unknown): Node {
  const below = new Map<string, Node>();
  if (wanted === 0 || wanted === 1) return { kind: wanted === 1 ? 'in' : 'out', below };
  if (!isPlainDoc(wanted)) throw requestFailed(`Unsupported projection option: ${path}`);
  const [operator = '', operand] = Object.entries(wanted)[0] ?? [];
  if (operator === '$slice') return { kind: 'computed', compute: sliced(operand), below };
  if (operator !== '$elemMatch') throw invalidOperator(operator || path);
  const test = elementTest(operand);
  const compute = (value: unknown): unknown => {
    const found: unknown[] = Array.isArray(value) ? value.filter(test).slice(0, 1) : [];
    return found.length === 0 ? undefined : found;
  };
  return { kind: 'computed', compute, below };
}

/** The first n elements, the last n of a negative number, or [skip, n]. */
function sliced(operand: unknown): (value: unknown) => unknown {
  const [skip, count] = Array.isArray(operand) ? (operand as unknown[]) : [undefined, operand];
  if (typeof count !== 'number' || (skip !== undefined && (typeof skip !== 'number' || count <= 0)))
    throw requestFailed('$slice needs a number, or a number to skip and a positive number');
  return (value) => {
    if (!Array.isArray(value)) return value;
    const items = value as unknown[];
    if (typeof skip !== 'number') return count < 0 ? items.slice(count) : items.slice(0, count);
    const from = skip < 0 ? Math.max(items.length + skip, 0) : skip;
    return items.slice(from, from + count);
  };
}

function plant(node: Node, [name = '', ...deeper]: string[], leaf: Node): void {
  if (deeper.length === 0) {
    node.below.set(name, leaf);
    return;
  }
  let inner = node.below.get(name);
  if (inner?.kind !== 'below') node.below.set(name, (inner = { kind: 'below', below: new Map() }));
  plant(inner, deeper, leaf);
}

/** In the document's own order of fields. */
function reduced(doc: Doc, node: Node, including: boolean): Doc {
  const out: Doc = {};
  for (const [name, value] of Object.entries(doc)) {
    const wanted = node.below.get(name);
    const kept = wanted === undefined ? (including ? undefined : value) : keptOf(value, wanted, including);
    if (kept !== undefined) out[name] = kept;
  }
  return out;
}

function keptOf(value: unknown, node: Node, including: boolean): unknown {
  switch (node.kind) {
    case 'in':
      return value;
    case 'out':
      return undefined;
    case 'computed':
      return node.compute?.(value);
    case 'below':
      if (isPlainDoc(value)) return reduced(value, node, including);
      if (!Array.isArray(value)) return including ? undefined : value;
      return (value as unknown[]).flatMap((item) => {
        const kept = keptOf(item, node, including);
        return kept === undefined ? [] : [kept];
      });
  }
}
