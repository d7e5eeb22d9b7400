/** Unique indexes, among committed documents and among what open transactions have written. */
import { docOf, type Collection } from './collection';
import type { Doc } from './ejson';
import type { Engine } from './engine';
import { conflict, duplicate } from './errors';
import { indexValues, sqlValue, uniqueKey, type Index } from './indexes';
import type { Transaction } from './transaction';

/**
 * Refuses a document whose unique key is taken; claims the key for the transaction otherwise.
 * @throws the duplicate error when it is taken in the transaction's view, the conflict when it was taken since
 */
export function checkUnique(
  engine: Engine,
  collection: Collection,
  key: string,
  doc: Doc,
  transaction: Transaction,
): void {
  for (const index of collection.indexes) {
    if (!index.unique) continue;
    const wanted = uniqueKey(index, doc);
    refuseOwnClash(collection, index, key, wanted, transaction);
    const claimant = index.claims.get(wanted);
    if (claimant !== undefined && claimant !== transaction.id) engine.refuse(transaction, claimant);
    const before = engine.see(collection, key, transaction);
    if (before === undefined || uniqueKey(index, docOf(before)) !== wanted) {
      for (const other of holders(engine, collection, index, doc, wanted)) {
        if (other === key || transaction.own(collection, other) !== undefined) continue;
        const writer = collection.writers.get(other);
        if (writer !== undefined && writer !== transaction.id) engine.refuse(transaction, writer);
        if (engine.see(collection, other, transaction) === undefined) throw conflict();
        throw duplicate(collection.name, index.name, wanted);
      }
    }
    if (transaction.lasting && claimant === undefined) {
      index.claims.set(wanted, transaction.id);
      transaction.claimed.push([index.claims, wanted]);
    }
  }
}

function refuseOwnClash(
  collection: Collection,
  index: Index,
  key: string,
  wanted: string,
  own: Transaction,
): void {
  for (const change of own.writes.get(collection)?.values() ?? []) {
    if (change.key !== key && change.doc !== null && uniqueKey(index, change.doc) === wanted) {
      throw duplicate(collection.name, index.name, wanted);
    }
  }
}

/** The committed documents that hold a unique key. */
function holders(engine: Engine, collection: Collection, index: Index, doc: Doc, wanted: string): string[] {
  const values = indexValues(index, doc);
  const params = values === 'array' ? [] : values.map(sqlValue);
  // What SQL cannot compare is left to the comparison of keys below.
  const terms = params.flatMap((value, i) =>
    value === undefined ? [] : [`${index.expressions[i] ?? ''} IS ?`],
  );
  const where = terms.length === 0 ? '' : ` WHERE ${terms.join(' AND ')}`;
  const rows = engine.store.query(
    `SELECT id, doc FROM ${collection.table}${where}`,
    params.filter((p) => p !== undefined),
  );
  return rows
    .filter(([id, text]) => uniqueKey(index, docOf(collection.remember(id, text))) === wanted)
    .map(([id]) => id);
}
