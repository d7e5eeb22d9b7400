/** Messages to be sent, and what people have agreed to be sent. */
import type { Instant } from '../units/days';
import { collection, type Document } from '../platform/database';
import type { TemplateKey } from '../platform/messages/messenger';
import type { MessageState } from './states';

/** One message to one person, written in the transaction of its cause. */
export interface OutboxMessage extends Document {
  readonly memberId: string;
  readonly template: TemplateKey;
  readonly fields: Readonly<Record<string, string>>;
  readonly page: string;
  /** The document that it is about. */
  readonly cause: string;
  readonly state: MessageState;
  readonly tries: number;
  /** When it is sent, or tried again; null when nothing is left to do. */
  readonly dueAt: Instant | null;
  /** Nobody wants to read it afterwards. */
  readonly expiresAt: Instant;
  readonly createdAt: Instant;
  readonly sentAt: Instant | null;
}

/** One a person; the id is the member's. */
export interface ConsentBook extends Document {
  /**
   * The one place that keeps it: WeChat takes a message for an OPENID alone, and the mall knows it only
   * while the person calls.
   */
  readonly openId: string;
  /** How many messages of a template may still be sent, as far as the mall knows. */
  readonly left: Readonly<Partial<Record<TemplateKey, number>>>;
  /** The request that told last, so that the same one does not count twice. */
  readonly requestId: string;
}

export const outbox = collection<OutboxMessage>(
  'outbox',
  ['dueAt'],
  ['cause', 'createdAt'],
  ['state', 'createdAt', '_id'],
  ['memberId', '_id'],
);
export const consentBooks = collection<ConsentBook>('consentBooks');
