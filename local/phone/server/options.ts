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

/** Somewhere else on this machine, for whoever holds the phone. */
export interface Link {
  readonly name: string;
  readonly url: string;
}

/** What is still being made ready behind the phone. */
export interface Preparing {
  readonly title: string;
  readonly text: string;
  readonly done: number;
  readonly of: number;
}

export interface PhoneOptions {
  /** The mini-program's folder. */
  readonly root: string;
  /** What the panel calls it, where its own files do not say. */
  readonly name?: string;
  /** 0 for any free port. */
  readonly port?: number;
  /** Address of a local cloud; without it wx.cloud fails and says so. */
  readonly cloudUrl?: string;
  /** Address of a local WeChat Pay. */
  readonly payUrl?: string;
  readonly people?: readonly Person[];
  /** Asked anew for each list. */
  readonly codes?: () => Promise<readonly KnownCode[]>;
  /** Shown under the panel. */
  readonly links?: () => readonly Link[];
  /** While this answers something, it is shown in place of the phone, which opens by itself afterwards. */
  readonly preparing?: () => Preparing | undefined;
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
