/** What the audit finds, and what a check is. */
import type { Export } from './export';
import type { JournalFacts } from './journal-facts';

export interface Finding {
  readonly collection: string;
  /** The document that does not fit; a file's name where it is about a file. */
  readonly id: string;
  /** What was found, and what it should be. */
  readonly what: string;
}

export interface AuditInput {
  readonly books: Export;
  readonly facts: JournalFacts;
  /** Kinds of entries beside those of docs/ledger.md. */
  readonly moreKinds: readonly string[];
}

export interface Check {
  readonly name: string;
  /** What holds when it finds nothing. */
  readonly proves: string;
  readonly run: (input: AuditInput) => Iterable<Finding>;
}

/** A finding when both sides differ. */
export function* differs(
  collection: string,
  id: string,
  what: string,
  found: number | bigint | string | null | undefined,
  expected: number | bigint | string | null | undefined,
): Generator<Finding> {
  const text = (value: typeof found): string =>
    value === undefined || value === null ? 'nothing' : String(value);
  if (text(found) !== text(expected))
    yield { collection, id, what: `${what}: ${text(found)}, recomputed ${text(expected)}` };
}
