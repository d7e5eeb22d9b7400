/** Writing fields of documents that pass through a pipeline: copies, so that shared parts stay as they are. */
import { isPlainDoc, type Doc } from '../ejson';

/**
 * A copy with a value at a path; undefined takes the field out.
 * @param spread whether an array on the way has the field written into each of its elements, as $addFields does
 */
export function withField(value: unknown, path: readonly string[], to: unknown, spread = false): Doc {
  const [name = '', ...deeper] = path;
  const doc = isPlainDoc(value) ? value : {};
  const inner = Object.hasOwn(doc, name) ? doc[name] : undefined;
  if (deeper.length === 0) return replaced(doc, name, to);
  if (spread && Array.isArray(inner)) {
    return replaced(
      doc,
      name,
      inner.map((item: unknown) => withField(item, deeper, to, spread)),
    );
  }
  return replaced(doc, name, withField(inner, deeper, to, spread));
}

function replaced(doc: Doc, name: string, value: unknown): Doc {
  if (value !== undefined) return { ...doc, [name]: value };
  const { [name]: _taken, ...rest } = doc;
  return rest;
}
