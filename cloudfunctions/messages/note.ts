/** Noting a message inside the transaction of its cause; sending is left to send.ts. */
import { DAY_MS, wallTime, type Instant } from '../units/days';
import type { Book } from '../ledger/book';
import { TEMPLATES, type FieldsOf, type TemplateKey } from '../platform/messages/messenger';
import { outbox, type OutboxMessage } from './documents';

/** Texts that WeChat takes in a `thing` are no longer than this. */
const LONGEST_THING = 20;
const LONGEST_PHRASE = 5;

export interface Message<K extends TemplateKey> {
  /** The same for the same event: it is sent once. */
  readonly id: string;
  readonly memberId: string;
  readonly template: K;
  readonly fields: FieldsOf<K>;
  readonly page: string;
  readonly cause: string;
  /** A day from now when it is not said. */
  readonly expiresAt?: Instant;
}

export function noteMessage<K extends TemplateKey>(book: Book, message: Message<K>): void {
  book.put(outbox, messageDocument(message, book.context.at));
}

function messageDocument<K extends TemplateKey>(
  { id, expiresAt, fields, ...rest }: Message<K>,
  now: Instant,
): OutboxMessage {
  return {
    _id: id,
    ...rest,
    fields: fitted(rest.template, fields),
    state: 'waiting',
    tries: 0,
    dueAt: now,
    expiresAt: expiresAt ?? now + DAY_MS,
    createdAt: now,
    sentAt: null,
  };
}

/** Every text cut to what its kind of field takes; an empty one is a dash, because WeChat refuses it. */
function fitted(template: TemplateKey, fields: Readonly<Record<string, string>>): Record<string, string> {
  const kinds: Readonly<Record<string, string>> = TEMPLATES[template];
  return Object.fromEntries(
    Object.entries(fields).map(([name, text]) => [name, fit(kinds[name] ?? '', text.trim())]),
  );
}

function fit(kind: string, text: string): string {
  const letters = Array.from(text);
  if (letters.length === 0) return kind.startsWith('phrase') ? '无' : '-';
  if (kind.startsWith('phrase')) return letters.slice(0, LONGEST_PHRASE).join('');
  if (!kind.startsWith('thing') || letters.length <= LONGEST_THING) return text;
  return `${letters.slice(0, LONGEST_THING - 1).join('')}…`;
}

/** 「2026-06-01 14:30」: a `time` of WeChat. */
export function messageTime(at: Instant): string {
  return wallTime(at).replace('T', ' ');
}
