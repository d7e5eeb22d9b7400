/**
 * Sending what was noted, at most once each: a message is claimed in one transaction, handed to WeChat
 * outside of any, and the answer noted in another. One whose answer was lost is not sent again.
 */
import { MINUTE_MS, type Instant } from '../units/days';
import { post } from '../ledger/post';
import { TEMPLATES, type SendOutcome } from '../platform/messages/messenger';
import { consentBooks, outbox, type ConsentBook, type OutboxMessage } from './documents';
import type { MessagingHouse } from './house';
import { AFTER_SENDING, MOST_TRIES } from './states';

/** Longer than any function runs: a claim without an answer after it is a lost answer. */
const CLAIM_MINUTES = 10;
const FIRST_DELAY_MINUTES = 1;

export interface SentMessages {
  readonly sent: number;
  readonly failed: readonly string[];
}

/** What is due, at most `limit`; the timer's part. */
export async function sendDueMessages(house: MessagingHouse, limit: number): Promise<SentMessages> {
  const where = { dueAt: { gt: 0, lte: house.clock.now() } };
  return sendAll(house, await house.database.find(outbox, { where, orderBy: [['dueAt', 'asc']], limit }));
}

/** Right after its cause: what waits for it now. Never throws, because the action has succeeded. */
export async function sendMessagesOf(house: MessagingHouse, cause: string): Promise<void> {
  try {
    const orderBy = [['createdAt', 'desc']] as const;
    const found = await house.database.find(outbox, { where: { cause }, orderBy, limit: 5 });
    await sendAll(
      house,
      found.filter((message) => message.state === 'waiting' && isDue(message, house.clock.now())),
    );
  } catch {
    // The timer sends it.
  }
}

async function sendAll(house: MessagingHouse, messages: readonly OutboxMessage[]): Promise<SentMessages> {
  let sent = 0;
  const failed: string[] = [];
  for (const { _id } of messages) {
    try {
      if ((await sendOne(house, _id)) === 'sent') sent += 1;
    } catch (error) {
      failed.push(`${_id}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { sent, failed };
}

/** The outcome; null where there was nothing to hand over. */
export async function sendOne(house: MessagingHouse, id: string): Promise<SendOutcome | null> {
  const claimed = await claim(house, id);
  if (claimed === null) return null;
  const { message, openId, templateId } = claimed;
  const names: Readonly<Record<string, string>> = TEMPLATES[message.template];
  const data = Object.fromEntries(
    Object.entries(message.fields).map(([name, value]) => [names[name] ?? name, { value }]),
  );
  const outcome = await house.messenger.send({ openId, templateId, page: message.page, data });
  await noteOutcome(house, message, outcome);
  return outcome;
}

interface Claimed {
  readonly message: OutboxMessage;
  readonly openId: string;
  readonly templateId: string;
}

function claim(house: MessagingHouse, id: string): Promise<Claimed | null> {
  return withMessage(house, id, 'claim', (message, consents, now) => {
    if (!isDue(message, now)) return { answer: null };
    if (message.state === 'sending') return { answer: null, message: ended(message, 'unknown') };
    if (message.expiresAt <= now) return { answer: null, message: ended(message, 'lapsed') };
    const templateId = house.messenger.templateIds[message.template];
    if (templateId === undefined) return { answer: null, message: ended(message, 'off') };
    const left = consents?.left[message.template] ?? 0;
    if (consents === null || left === 0) return { answer: null, message: ended(message, 'refused') };
    const claimed: OutboxMessage = {
      ...message,
      state: 'sending',
      tries: message.tries + 1,
      dueAt: now + CLAIM_MINUTES * MINUTE_MS,
    };
    return {
      answer: { message: claimed, openId: consents.openId, templateId },
      message: claimed,
      consents: withLeft(consents, claimed, left - 1),
    };
  });
}

function noteOutcome(house: MessagingHouse, sent: OutboxMessage, outcome: SendOutcome): Promise<null> {
  return withMessage(house, sent._id, 'answer', (message, consents, now) => {
    // The claim has run out meanwhile and somebody else has judged it.
    if (message.state !== 'sending' || message.tries !== sent.tries) return { answer: null };
    const state = AFTER_SENDING[outcome];
    if (state === 'waiting') {
      const left = consents?.left[message.template] ?? 0;
      const back = consents === null ? {} : { consents: withLeft(consents, message, left + 1) };
      if (message.tries >= MOST_TRIES) return { answer: null, message: ended(message, 'failed'), ...back };
      const delay = FIRST_DELAY_MINUTES * 2 ** message.tries * MINUTE_MS;
      return { answer: null, message: { ...message, state, dueAt: now + delay }, ...back };
    }
    const done = { ...ended(message, state), sentAt: state === 'sent' ? now : null };
    // WeChat knows better how many are left.
    if (outcome === 'refused' && consents !== null)
      return { answer: null, message: done, consents: withLeft(consents, message, 0) };
    return { answer: null, message: done };
  });
}

interface Decision<T> {
  readonly answer: T;
  readonly message?: OutboxMessage;
  readonly consents?: ConsentBook;
}

async function withMessage<T>(
  house: MessagingHouse,
  id: string,
  kind: string,
  decide: (message: OutboxMessage, consents: ConsentBook | null, now: Instant) => Decision<T>,
): Promise<T | null> {
  // Outside: to whom a message goes never changes.
  const known = await house.database.get(outbox, id);
  if (known === null) return null;
  const posting = { entryId: `message-${kind}:${id}`, kind: `message-${kind}`, cause: id, holders: [] };
  return post(
    house,
    posting,
    async (reader) => {
      const [message, consents] = await Promise.all([
        reader.get(outbox, id),
        reader.get(consentBooks, known.memberId),
      ]);
      return { message: message ?? known, consents };
    },
    (book, { message, consents }) => {
      const decision = decide(message, consents, book.context.at);
      if (decision.message !== undefined) book.put(outbox, decision.message);
      if (decision.consents !== undefined) book.put(consentBooks, decision.consents);
      return decision.answer;
    },
  );
}

const isDue = ({ dueAt }: OutboxMessage, now: Instant): boolean => dueAt !== null && dueAt <= now;

function ended(message: OutboxMessage, state: OutboxMessage['state']): OutboxMessage {
  return { ...message, state, dueAt: null };
}

function withLeft(consents: ConsentBook, { template }: OutboxMessage, left: number): ConsentBook {
  return { ...consents, left: { ...consents.left, [template]: left } };
}
