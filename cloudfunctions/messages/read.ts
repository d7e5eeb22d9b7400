/** Messages as other areas read them. */
import { findAll, type Reader } from '../platform/database';
import { outbox, type OutboxMessage } from './documents';

/** Every message of a cause. */
export function messagesOf(reader: Reader, cause: string): Promise<OutboxMessage[]> {
  return findAll(reader, outbox, { cause });
}
