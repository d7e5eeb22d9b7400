/** Expected refusals: a code for programs, a Chinese sentence for people (rules.md §15). */
import { REFUSALS, type RefusalCode } from './refusal-codes';

export type RefusalDetails = Readonly<Record<string, string | number | boolean>>;

/** Thrown by rules and use cases; the edge answers it, the transaction is aborted. */
export class Refusal extends Error {
  override name = 'Refusal';

  constructor(
    readonly code: RefusalCode,
    readonly details: RefusalDetails = {},
    message: string = REFUSALS[code],
  ) {
    super(message);
  }
}

/** Throws the refusal. */
export function refuse(code: RefusalCode, details: RefusalDetails = {}, message?: string): never {
  throw new Refusal(code, details, message);
}
