/** A row of what the mall keeps of a person: where it is, what the person is shown of it, what is left when it leaves. */
import type { Collection, Document, Query, Reader, Writer } from '../../platform/database';

export interface Spec<D extends Document> {
  readonly key: string;
  readonly title: string;
  readonly why: string;
  readonly keeps: string;
  readonly from: Collection<D>;
  /** The one document by its id, or those that meet a condition. */
  readonly of: (memberId: string) => { readonly id: string } | { readonly where: Query['where'] };
  /** Fields that the person is shown; the rest concerns others, or says nothing. */
  readonly shows: (document: D, memberId: string) => object;
  /** The document without the person's words and names; absent where none are in it. */
  readonly emptied?: (document: D) => D;
  /** Picture files that go with it. */
  readonly files?: (document: D) => readonly string[];
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** The rows behind this id; null when there are none. */
  readonly next: string | null;
}

/** What one page of emptying did. */
export interface Erased extends Page<string> {
  /** Files that the documents named, of whomever. */
  readonly files: readonly string[];
}

export interface Kept {
  readonly key: string;
  readonly title: string;
  readonly why: string;
  readonly keeps: string;
  readonly collection: string;
  readonly isErased: boolean;
  readonly shown: (reader: Reader, memberId: string, after: string, limit: number) => Promise<Page<object>>;
  /** Empties a page of documents; says how many there were and where it ended. */
  readonly erase: (
    transaction: Reader & Writer,
    memberId: string,
    after: string,
    limit: number,
  ) => Promise<Erased>;
}

export function kept<D extends Document>(spec: Spec<D>): Kept {
  const { key, title, why, keeps, emptied, files = () => [] } = spec;
  return {
    ...{ key, title, why, keeps, collection: spec.from.name, isErased: emptied !== undefined },
    shown: async (reader, memberId, after, limit) => {
      const { rows, next } = await documentsOf(reader, spec, memberId, after, limit);
      return { rows: rows.map((document) => spec.shows(document, memberId)), next };
    },
    erase: async (transaction, memberId, after, limit) => {
      if (emptied === undefined) return { rows: [], next: null, files: [] };
      const { rows, next } = await documentsOf(transaction, spec, memberId, after, limit);
      await Promise.all(rows.map((document) => transaction.put(spec.from, emptied(document))));
      return {
        rows: rows.map(({ _id }) => _id),
        next,
        files: rows.flatMap((document) => [...files(document)]),
      };
    },
  };
}

async function documentsOf<D extends Document>(
  reader: Reader,
  { from, of }: Spec<D>,
  memberId: string,
  after: string,
  limit: number,
): Promise<Page<D>> {
  const where = of(memberId);
  if ('id' in where) {
    const one = await reader.get(from, where.id);
    return { rows: one === null ? [] : [one], next: null };
  }
  const rows = await reader.find(from, {
    where: { ...where.where, _id: { gt: after } },
    orderBy: [['_id', 'asc']],
    limit,
  });
  return { rows, next: rows.length < limit ? null : (rows.at(-1)?._id ?? null) };
}

/** Those fields of a document, and no others. */
export function pick<D extends object, K extends keyof D>(document: D, ...names: readonly K[]): Pick<D, K> {
  return Object.fromEntries(names.map((name) => [name, document[name]])) as Pick<D, K>;
}
