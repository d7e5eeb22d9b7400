import { randomBytes } from 'node:crypto';

let pool = Buffer.alloc(0);
let used = 0;

/** A document id as CloudBase makes them: 32 hexadecimal characters, random. */
export function newId(): string {
  // Random bytes are drawn in bulk: a system call an id would be most of an insert's cost.
  if (used + 16 > pool.length) {
    pool = randomBytes(4096);
    used = 0;
  }
  used += 16;
  return pool.toString('hex', used - 16, used);
}
