/** What a person agreed to be sent, as the page heard it from wx.requestSubscribeMessage. */
import { post, type BooksHouse } from '../ledger/post';
import { getAll, type Reader } from '../platform/database';
import { TEMPLATE_KEYS, type TemplateKey } from '../platform/messages/messenger';
import { consentBooks, type ConsentBook } from './documents';
import type { MessagingHouse } from './house';

/** More is not kept: a page that tells again and again gains nothing. */
const MOST_KEPT = 20;

export interface Consents {
  readonly requestId: string;
  readonly memberId: string;
  readonly openId: string;
  readonly accepted: readonly TemplateKey[];
}

/** One consent is one message (docs/platform.md). */
export function noteConsents(house: BooksHouse, consents: Consents): Promise<ConsentBook> {
  const { requestId, memberId, openId, accepted } = consents;
  const posting = { entryId: `consents:${memberId}`, kind: 'consents', cause: memberId, holders: [] };
  return post(
    house,
    posting,
    (reader) => reader.get(consentBooks, memberId),
    (book, known) => {
      if (known?.requestId === requestId) return known;
      const left = { ...known?.left };
      for (const key of new Set(accepted)) left[key] = Math.min(MOST_KEPT, (left[key] ?? 0) + 1);
      const next: ConsentBook = { _id: memberId, openId, left, requestId };
      book.put(consentBooks, next);
      return next;
    },
  );
}

export interface TemplateAsk {
  readonly key: TemplateKey;
  /** What wx.requestSubscribeMessage takes. */
  readonly templateId: string;
}

/** Those of the templates that this deployment has: what a page may ask for. */
export function templatesToAsk(
  { messenger }: MessagingHouse,
  keys: readonly TemplateKey[] = TEMPLATE_KEYS,
): TemplateAsk[] {
  return keys.flatMap((key) => {
    const templateId = messenger.templateIds[key];
    return templateId === undefined ? [] : [{ key, templateId }];
  });
}

/** Which of the people have agreed to one more message of the template. */
export async function withConsent(
  reader: Reader,
  memberIds: readonly string[],
  template: TemplateKey,
): Promise<Set<string>> {
  const books = await getAll(reader, consentBooks, memberIds);
  return new Set([...books.values()].filter((one) => (one.left[template] ?? 0) > 0).map((one) => one._id));
}
