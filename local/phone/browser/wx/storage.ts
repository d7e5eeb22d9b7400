/** Storage, one for each person: two people in two tabs of one browser share nothing. */
import { person } from '../runtime/settings';
import type { Options } from '../runtime/types';
import { Failure, textOf, type SyncTable, type Table } from './call';
import { sealed, unsealed } from './cipher';

const PREFIX = `phone.storage.${person}.`;
/** WeChat's limits, in KB. */
const LIMIT_KB = 10_240;
const VALUE_LIMIT_KB = 1024;
/** Of what is stored encrypted. */
const SEALED_LIMIT_KB = 717;
const KB = 1024;

interface Stored {
  readonly value: unknown;
  /** Dates are the one kind of object that WeChat keeps as it is. */
  readonly isDate?: true;
}

function read(key: string): { found: boolean; value: unknown } {
  const text = localStorage.getItem(PREFIX + key);
  if (text === null) return { found: false, value: '' };
  const { value, isDate } = JSON.parse(text) as Stored;
  return { found: true, value: isDate === true ? new Date(value as string) : value };
}

function write(key: string, value: unknown): void {
  const text = JSON.stringify({ value, ...(value instanceof Date ? { isDate: true } : {}) });
  if (text.length > VALUE_LIMIT_KB * KB) throw new Failure('entry size limit reached');
  localStorage.setItem(PREFIX + key, text);
}

/** With `encrypt` both ways, or there is nothing to understand. */
async function readSealed(key: string): Promise<unknown> {
  const { found, value } = read(key);
  if (!found) throw new Failure('data not found');
  const text = await unsealed(String(value)).catch(() => Promise.reject(new Failure('decrypt fail')));
  return (JSON.parse(text) as Stored).value;
}

async function writeSealed(key: string, value: unknown): Promise<void> {
  const text = JSON.stringify({ value });
  if (text.length > SEALED_LIMIT_KB * KB) throw new Failure('entry size limit reached');
  write(key, await sealed(text));
}

function keys(): string[] {
  return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
}

function info(): object {
  const size = keys().reduce((sum, key) => sum + (localStorage.getItem(key)?.length ?? 0), 0);
  return {
    keys: keys().map((key) => key.slice(PREFIX.length)),
    currentSize: Math.ceil(size / KB),
    limitSize: LIMIT_KB,
  };
}

function clear(): void {
  for (const key of keys()) localStorage.removeItem(key);
}

const key = (options: Options): string => textOf(options, 'key');

export const STORAGE: Table = {
  getStorage: async (options) => {
    if (options['encrypt'] === true) return { data: await readSealed(key(options)) };
    const { found, value } = read(key(options));
    if (!found) throw new Failure('data not found');
    return { data: value };
  },
  setStorage: (options) => (options['encrypt'] === true ? writeSealed : write)(key(options), options['data']),
  removeStorage: (options) => localStorage.removeItem(PREFIX + key(options)),
  clearStorage: clear,
  getStorageInfo: info,
};

export const STORAGE_SYNC: SyncTable = {
  getStorageSync: (key: string) => read(key).value,
  setStorageSync: (key: string, value: unknown) => write(key, value),
  removeStorageSync: (key: string) => localStorage.removeItem(PREFIX + key),
  clearStorageSync: clear,
  getStorageInfoSync: info,
  batchGetStorageSync: (keys: readonly string[]) => keys.map((key) => read(key).value),
  batchSetStorageSync: (list: readonly { key: string; value: unknown }[]) => {
    for (const { key, value } of list) write(key, value);
  },
};
