/** Projections of found documents. */
import { Query } from 'mingo';
import { docOf, type Entry } from './collection';
import { encode, type Doc } from './ejson';

/** The text of each document, reduced to the fields asked for. */
export function project(entries: readonly Entry[], projection: Doc): string[] {
  const fields = Object.entries(projection);
  if (fields.length === 0) return entries.map(({ text }) => text);
  if (fields.every(([field, flag]) => flag === 1 && !field.includes('.'))) {
    const names = ['_id', ...fields.map(([field]) => field).filter((field) => field !== '_id')];
    return entries.map((entry) => encode(pick(docOf(entry), names)));
  }
  // mingo may share parts of its input with its output; both are only read from here on.
  const found = new Query<Doc>({}, {}).find<Doc>(entries.map(docOf), projection).all();
  return found.map(encode);
}

function pick(doc: Doc, names: string[]): Doc {
  const picked: Doc = {};
  for (const name of names) if (doc[name] !== undefined) picked[name] = doc[name];
  return picked;
}
