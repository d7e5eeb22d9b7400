/** Unique indexes, among committed documents and among what open transactions have written. */
import { docOf, type Collection } from './collection';
import type { Doc } from './ejson';
import type { Engine } from './engine';
import { conflict, duplicate, requestFailed } from './errors';
import { shapeOf } from './geo';
import { sqlValue, uniqueKeys, type Index, type UniqueKey } from './indexes';
import { fieldOf } from './query/paths';
import type { Transaction } from './transaction';

/**
 * Refuses a document that an index cannot take: for a unique key that is taken, or for no place where one belongs.
 * Claims its unique keys for the transaction.
 * @throws the duplicate error when a key is taken in the transaction's view, the conflict when it was taken since
 */
export function checkIndexes(
  engine: Engine,
  collection: Collection,
  key: string,
  doc: Doc,
  transaction: Transaction,
): void {
  for (const index of collection.indexes) {
    for (const path of index.places) checkPlace(index, path, doc);
    if (!index.unique) continue;
    const before = engine.see(collection, key, transaction);
    const known = new Set(before === undefined ? [] : textsOf(index, docOf(before)));
    for (const wanted of uniqueKeys(index, doc)) {
      refuseOwnClash(collection, index, key, wanted.text, transaction);
      const claimant = index.claims.get(wanted.text);
      if (claimant !== undefined && claimant !== transaction.id) engine.refuse(transaction, claimant);
      if (!known.has(wanted.text)) refuseTaken(engine, collection, index, key, wanted, transaction);
      if (transaction.lasting && claimant === undefined) {
        index.claims.set(wanted.text, transaction.id);
        transaction.claimed.push([index.claims, wanted.text]);
      }
    }
  }
}

function textsOf(index: Index, doc: Doc): string[] {
  return uniqueKeys(index, doc).map(({ text }) => text);
}

function checkPlace(index: Index, path: readonly string[], doc: Doc): void {
  const value = path.reduce<unknown>(fieldOf, doc);
  const places = Array.isArray(value) && shapeOf(value) === undefined ? (value as unknown[]) : [value];
  for (const place of places) {
    if (place !== undefined && place !== null && shapeOf(place) === undefined)
      throw requestFailed(`Can't extract geo keys for the index ${index.name} from ${path.join('.')}`);
  }
}

function refuseTaken(
  engine: Engine,
  collection: Collection,
  index: Index,
  key: string,
  wanted: UniqueKey,
  transaction: Transaction,
): void {
  for (const other of holders(engine, collection, index, wanted)) {
    if (other === key || transaction.own(collection, other) !== undefined) continue;
    const writer = collection.writers.get(other);
    if (writer !== undefined && writer !== transaction.id) engine.refuse(transaction, writer);
    if (engine.see(collection, other, transaction) === undefined) throw conflict();
    throw duplicate(collection.name, index.name, wanted.text);
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
    if (change.key !== key && change.doc !== null && textsOf(index, change.doc).includes(wanted)) {
      throw duplicate(collection.name, index.name, wanted);
    }
  }
}

/** The committed documents that hold a unique key. */
function holders(engine: Engine, collection: Collection, index: Index, wanted: UniqueKey): string[] {
  // What SQL cannot compare, and all once there are arrays, is left to the comparison of keys below.
  const params = index.multikey ? [] : wanted.values.map(sqlValue);
  const terms = params.flatMap((value, i) =>
    value === undefined ? [] : [`${index.expressions[i] ?? ''} IS ?`],
  );
  const where = terms.length === 0 ? '' : ` WHERE ${terms.join(' AND ')}`;
  const rows = engine.store.query(
    `SELECT id, doc FROM ${collection.table}${where}`,
    params.filter((p) => p !== undefined),
  );
  return rows
    .filter(([id, text]) => textsOf(index, docOf(collection.remember(id, text))).includes(wanted.text))
    .map(([id]) => id);
}
