/** Who may use a collection from a client: four levels, or rules of its own. Functions may do everything. */
import { invalidParam } from '../database/errors';
import type { Records } from '../records';
import { parse, type Node } from './expression';

/** What a client asks for. */
export type Operation = 'read' | 'create' | 'update' | 'delete';

/**
 * The levels of the console: all read and the owner writes; the owner reads and writes; all read; nobody.
 * https://docs.cloudbase.net/database/data-permission
 */
export type Level = 'READONLY' | 'PRIVATE' | 'ADMINWRITE' | 'ADMINONLY';

/** A condition, or whether anybody may at all. */
export type Rule = string | boolean;

/** Rules by operation; `write` stands for create, update and delete where they have none of their own. */
export interface Rules {
  read?: Rule;
  write?: Rule;
  create?: Rule;
  update?: Rule;
  delete?: Rule;
}

export type Permission = Level | Rules;

export type Grant = 'all' | 'own' | 'none' | { rule: Node };

const KIND = 'permission';
const LEVELS: Readonly<Record<Level, Readonly<Record<'read' | 'write', 'all' | 'own' | 'none'>>>> = {
  READONLY: { read: 'all', write: 'own' },
  PRIVATE: { read: 'own', write: 'own' },
  ADMINWRITE: { read: 'all', write: 'none' },
  ADMINONLY: { read: 'none', write: 'none' },
};
const KEYS = new Set(['read', 'write', 'create', 'update', 'delete']);

/** @throws the wire's INVALID_PARAM for what is no permission, so that a slip of the pen opens nothing */
export function setPermission(records: Records, collection: string, permission: unknown): void {
  if (typeof permission === 'object' && permission !== null) checkRules(permission);
  else if (!Object.hasOwn(LEVELS, String(permission)))
    throw invalidParam(`A permission is ${Object.keys(LEVELS).join(', ')} or rules`);
  records.put(KIND, idOf(collection), permission);
}

/** ADMINONLY where nothing was set. */
export function permissionOf(records: Records, collection: string): Permission {
  return (records.get(KIND, idOf(collection)) as Permission | undefined) ?? 'ADMINONLY';
}

export function grantOf(permission: Permission, operation: Operation): Grant {
  const general = operation === 'read' ? 'read' : 'write';
  if (typeof permission === 'string') return LEVELS[permission][general];
  const rule = permission[operation] ?? permission[general] ?? false;
  if (typeof rule === 'boolean') return rule ? 'all' : 'none';
  return { rule: parse(rule) };
}

function checkRules(rules: Rules): void {
  for (const [key, rule] of Object.entries(rules)) {
    if (!KEYS.has(key)) throw invalidParam(`Rules are for ${[...KEYS].join(', ')}, not ${key}`);
    if (typeof rule === 'string') {
      try {
        parse(rule);
      } catch (error) {
        throw invalidParam(error instanceof Error ? error.message : String(error));
      }
    } else if (typeof rule !== 'boolean')
      throw invalidParam(`The rule for ${key} is an expression or a boolean`);
  }
}

function idOf(collection: string): string {
  return `collection/${collection}`;
}
