/**
 * Evaluates a rule over what a query promises. What the query leaves open is unknown, and what depends on it is
 * unknown too: a rule holds only when it is true whatever the unknown may be, so the query is a subset of the rule.
 */
import type { Node } from './expression';

export const UNKNOWN = Symbol('unknown');

/** A document of which only some fields are known, by dotted path. */
export class Partial {
  constructor(
    private readonly known: ReadonlyMap<string, unknown>,
    private readonly prefix = '',
  ) {}

  member(key: string): unknown {
    const path = `${this.prefix}${key}`;
    if (this.known.has(path)) return this.known.get(path);
    const below = `${path}.`;
    const hasBelow = [...this.known.keys()].some((name) => name.startsWith(below));
    return hasBelow ? new Partial(this.known, below) : UNKNOWN;
  }
}

export interface Scope {
  /** auth, doc, now, request. */
  names: Readonly<Record<string, unknown>>;
  /** get('database.collection.id'): the document, or null. */
  get(path: string): unknown;
}

export function evaluate(node: Node, scope: Scope): unknown {
  switch (node.kind) {
    case 'value':
      return node.value;
    case 'list': {
      const items = node.items.map((item) => evaluate(item, scope));
      return items.includes(UNKNOWN) ? UNKNOWN : items;
    }
    case 'name':
      if (!Object.hasOwn(scope.names, node.name)) throw new Error(`Rules know no ${node.name}`);
      return scope.names[node.name];
    case 'member':
      return member(evaluate(node.of, scope), evaluate(node.key, scope));
    case 'template': {
      const parts = node.parts.map((part) => evaluate(part, scope));
      return parts.includes(UNKNOWN) ? UNKNOWN : parts.map(String).join('');
    }
    case 'call': {
      if (node.name !== 'get') throw new Error(`Rules know no function ${node.name}`);
      const path = evaluate(node.argument, scope);
      return path === UNKNOWN ? UNKNOWN : scope.get(String(path));
    }
    case 'not': {
      const value = evaluate(node.of, scope);
      return value === UNKNOWN ? UNKNOWN : value !== true;
    }
    case 'binary':
      return binary(node.operator, node.left, node.right, scope);
  }
}

function binary(operator: string, leftNode: Node, rightNode: Node, scope: Scope): unknown {
  const left = evaluate(leftNode, scope);
  if (operator === '&&' && left !== UNKNOWN && left !== true) return false;
  if (operator === '||' && left === true) return true;
  const right = evaluate(rightNode, scope);
  if (operator === '&&') return right === true ? left : right === UNKNOWN ? UNKNOWN : false;
  if (operator === '||') return right === true ? true : left === UNKNOWN ? UNKNOWN : right;
  if (left === UNKNOWN || right === UNKNOWN || left instanceof Partial || right instanceof Partial)
    return UNKNOWN;
  return COMPARISONS[operator]?.(left, right) ?? false;
}

const COMPARISONS: Readonly<Record<string, (left: unknown, right: unknown) => boolean>> = {
  '==': same,
  '===': same,
  '!=': (left, right) => !same(left, right),
  '!==': (left, right) => !same(left, right),
  '>': (left, right) => comparable(left, right) && (left as number) > (right as number),
  '>=': (left, right) => comparable(left, right) && (left as number) >= (right as number),
  '<': (left, right) => comparable(left, right) && (left as number) < (right as number),
  '<=': (left, right) => comparable(left, right) && (left as number) <= (right as number),
  in: (left, right) => Array.isArray(right) && right.some((item) => same(left, item)),
};

/** A missing field and null are the same, as in the database. */
function same(left: unknown, right: unknown): boolean {
  if (left instanceof Date && right instanceof Date) return left.getTime() === right.getTime();
  return left === right || ((left ?? null) === null && (right ?? null) === null);
}

function comparable(left: unknown, right: unknown): boolean {
  const kind = (value: unknown): string => (value instanceof Date ? 'number' : typeof value);
  return kind(left) === kind(right) && ['number', 'string'].includes(kind(left));
}

function member(of: unknown, key: unknown): unknown {
  if (of === UNKNOWN || key === UNKNOWN) return UNKNOWN;
  if (of instanceof Partial) return of.member(String(key));
  if (typeof of !== 'object' || of === null) return undefined;
  return Object.hasOwn(of, String(key)) ? (of as Record<string, unknown>)[String(key)] : undefined;
}
