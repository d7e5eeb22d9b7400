/**
 * The bytes. A file is written beside the others under a name of its own, synced, and only then entered: whoever
 * reads finds the old file or the new one, whole, also after a kill -9.
 */
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { newId } from '../database/ids';
import type { Records } from '../records';
import { contentTypeOf } from './paths';

export interface FileEntry {
  path: string;
  bytes: number;
  contentType: string;
  /** When it was uploaded, epoch milliseconds by the movable clock. */
  uploadedMs: number;
  /** The client who uploaded it; absent for functions. */
  openid?: string;
  /** The name of the file that holds the bytes. */
  blob: string;
}

const KIND = 'file';

export class Files {
  private readonly directory: string;

  constructor(
    dataDir: string,
    private readonly records: Records,
  ) {
    this.directory = join(dataDir, 'files');
    mkdirSync(this.directory, { recursive: true });
    this.sweep();
  }

  /** Writes a file or overwrites it; when it returns, the file survives a kill -9. */
  write(path: string, content: Buffer, by: { openid?: string; nowMs: number }): FileEntry {
    const before = this.find(path);
    const blob = newId();
    writeSynced(join(this.directory, blob), content);
    const entry: FileEntry = {
      path,
      bytes: content.length,
      contentType: contentTypeOf(path),
      uploadedMs: by.nowMs,
      ...(by.openid === undefined ? {} : { openid: by.openid }),
      blob,
    };
    this.records.put(KIND, path, entry);
    if (before !== undefined) rmSync(join(this.directory, before.blob), { force: true });
    return entry;
  }

  find(path: string): FileEntry | undefined {
    return this.records.get(KIND, path) as FileEntry | undefined;
  }

  content(entry: FileEntry): Buffer {
    return readFileSync(join(this.directory, entry.blob));
  }

  /** @returns false when there is no such file */
  remove(path: string): boolean {
    const entry = this.find(path);
    if (entry === undefined) return false;
    this.records.remove(KIND, path);
    rmSync(join(this.directory, entry.blob), { force: true });
    return true;
  }

  list(): FileEntry[] {
    return this.records.list(KIND) as FileEntry[];
  }

  /** Takes away bytes that a killed process had written but not entered. */
  private sweep(): void {
    const entered = new Set(this.list().map(({ blob }) => blob));
    for (const name of readdirSync(this.directory))
      if (!entered.has(name)) rmSync(join(this.directory, name), { force: true });
  }
}

function writeSynced(file: string, content: Buffer): void {
  const descriptor = openSync(file, 'wx');
  try {
    for (let done = 0; done < content.length;) done += writeSync(descriptor, content, done);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
