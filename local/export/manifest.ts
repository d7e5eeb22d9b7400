/** What an export says of itself: which files, how many documents, which hashes. Types and names, no code. */

export interface ExportedFile {
  readonly collection: string;
  readonly file: string;
  readonly documents: number;
  readonly bytes: number;
  readonly sha256: string;
}

export interface Manifest {
  readonly format: typeof FORMAT;
  /** ISO, when it was begun. */
  readonly takenAt: string;
  /** The last closed day. */
  readonly day: string;
  /** Fields that were left out because they are about people, by collection. */
  readonly withheld: Readonly<Record<string, readonly string[]>>;
  readonly files: readonly ExportedFile[];
  /** Of everything above, as `JSON.stringify` writes it: the one line that proves the whole export. */
  readonly sha256: string;
}

export const FORMAT = 'gongxianggou-books/1';
export const MANIFEST = 'manifest.json';
