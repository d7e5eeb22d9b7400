/** Messages as operators look them up: what was sent, what was not, the latest first. */
import type { Instant } from '../units/days';
import type { Reader } from '../platform/database';
import { pageOf, pageWith, type Cursor, type Page } from '../platform/paging';
import type { TemplateKey } from '../platform/messages/messenger';
import { outbox, type OutboxMessage } from './documents';
import type { MessageState } from './states';

/** Without what it says: that is between the mall and the person. */
export interface MessageRow {
  readonly id: string;
  readonly memberId: string;
  readonly template: TemplateKey;
  readonly cause: string;
  readonly state: MessageState;
  readonly tries: number;
  readonly createdAt: Instant;
  readonly sentAt: Instant | null;
}

export async function messagesIn(
  reader: Reader,
  state: MessageState,
  after: Cursor | null,
  limit: number,
): Promise<Page<MessageRow>> {
  const where = { state };
  return pageWith(
    await pageOf(reader, { from: outbox, where, sort: ['createdAt', 'desc'], after, limit }),
    rowOf,
  );
}

function rowOf({
  _id: id,
  memberId,
  template,
  cause,
  state,
  tries,
  createdAt,
  sentAt,
}: OutboxMessage): MessageRow {
  return { id, memberId, template, cause, state, tries, createdAt, sentAt };
}
