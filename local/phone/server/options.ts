/** What the phone is started with. */
import { readFileSync } from 'node:fs';

/** Somebody whose phone can be held. */
export interface Person {
  readonly name: string;
  readonly openid: string;
  /** What they are, such as 顾客 or 店员; shown beside the name. */
  readonly role?: string;
}

/** A code that scanCode offers: its text is what a scanner would read. */
export interface KnownCode {
  readonly name: string;
  readonly text: string;
}

export interface PhoneOptions {
  /** The mini-program's folder. */
  readonly root: string;
  /** 0 for any free port. */
  readonly port?: number;
  /** Address of a local cloud; without it wx.cloud fails and says so. */
  readonly cloudUrl?: string;
  /** Address of a local WeChat Pay. */
  readonly payUrl?: string;
  readonly people?: readonly Person[];
  readonly codes?: readonly KnownCode[];
}

/** @returns the list in the file; throws with the file's name where it holds none */
export function readList<T>(file: string, fields: readonly string[]): T[] {
  const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const isList =
    Array.isArray(value) &&
    value.every((item: unknown) =>
      fields.every((field) => typeof (item as Record<string, unknown>)[field] === 'string'),
    );
  if (!isList) throw new Error(`${file} is no list of objects with ${fields.join(', ')}`);
  return value as T[];
}
