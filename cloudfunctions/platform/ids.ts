/** Deterministic ids: the same request makes the same id, however often it comes. */
import { createHash } from 'node:crypto';

/** First 24 hex digits of SHA-256 over the parts; the separator cannot occur inside a part. */
export function idOf(...parts: readonly string[]): string {
  return digest(parts.map((part) => JSON.stringify(part)).join('\n')).slice(0, 24);
}

/** Hash of a request's content, kept beside the id it created. */
export function inputHash(input: unknown): string {
  return digest(stableJson(input)).slice(0, 32);
}

/** A number below `buckets` that depends on the key alone. */
export function bucketOf(key: string, buckets: number): number {
  return parseInt(digest(key).slice(0, 8), 16) % buckets;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function stableJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stableJson).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const fields = Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, field]) => `${JSON.stringify(name)}:${stableJson(field)}`);
    return `{${fields.join(',')}}`;
  }
  return value === undefined ? 'null' : JSON.stringify(value);
}
