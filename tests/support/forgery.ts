/** A copy of an export in the hands of somebody who knows how it is made. */
import { createHash } from 'node:crypto';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Documents, Name } from '../../local/audit/export';
import { MANIFEST, type Manifest } from '../../local/export/manifest';
import { sealed } from '../../local/export/write-export';

/** What can be changed of a document without the types of the mall standing in the way. */
export type Changes<D> = { -readonly [Field in keyof D]?: unknown };

export class Forgery {
  constructor(
    sound: string,
    readonly folder: string,
  ) {
    cpSync(sound, folder, { recursive: true });
  }

  path(name: Name): string {
    return join(this.folder, `${name}.jsonl`);
  }

  read<N extends Name>(name: N): Documents[N][] {
    const text = readFileSync(this.path(name), 'utf8');
    return text === ''
      ? []
      : text
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line) as Documents[N]);
  }

  write(name: Name, documents: readonly { readonly _id: string }[]): void {
    const sorted = [...documents].sort((a, b) => (a._id < b._id ? -1 : a._id > b._id ? 1 : 0));
    writeFileSync(this.path(name), sorted.map((one) => `${JSON.stringify(one)}\n`).join(''));
  }

  /** The first that is meant; there is one, or the test is wrong. */
  find<N extends Name>(name: N, isMeant: (document: Documents[N]) => boolean = () => true): Documents[N] {
    const found = this.read(name).find(isMeant);
    if (found === undefined) throw new Error(`no such document in ${name}`);
    return found;
  }

  change<N extends Name>(
    name: N,
    id: string,
    change: (document: Documents[N]) => Changes<Documents[N]>,
  ): string {
    this.find(name, (one) => one._id === id);
    this.write(
      name,
      this.read(name).map((one) => (one._id === id ? { ...one, ...change(one) } : one)),
    );
    return id;
  }

  remove(name: Name, id: string): string {
    this.find(name, (one) => one._id === id);
    this.write(
      name,
      this.read(name).filter((one) => one._id !== id),
    );
    return id;
  }

  add<N extends Name>(name: N, document: Documents[N]): string {
    this.write(name, [...this.read(name), document]);
    return document._id;
  }

  get manifest(): Manifest {
    return JSON.parse(readFileSync(join(this.folder, MANIFEST), 'utf8')) as Manifest;
  }

  writeManifest(manifest: Manifest): void {
    writeFileSync(join(this.folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
  }

  /** Counts and hashes are made to fit what the files say now. */
  reseal(): void {
    const { sha256: _old, files, ...rest } = this.manifest;
    const fitting = files.map((one) => {
      const bytes = readFileSync(join(this.folder, one.file));
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const documents = bytes.toString('utf8').split('\n').length - 1;
      return { ...one, documents, bytes: bytes.length, sha256 };
    });
    this.writeManifest(sealed({ ...rest, files: fitting }));
  }
}
