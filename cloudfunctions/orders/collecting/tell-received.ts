/** A bill was paid: told to those of the store's people who agreed to hear it (settle.ts). */
import { formatUnits } from '../../units/decimals';
import type { Book } from '../../ledger/book';
import { withConsent } from '../../messages/consents';
import { messageTime, noteMessage } from '../../messages/note';
import { PAGES } from '../../messages/pages';
import type { Reader } from '../../platform/database';
import { storeOf } from '../../stores/merchants';
import { staffOf } from '../../stores/staff/lists';
import type { Order } from '../documents';

export interface Listeners {
  readonly storeName: string;
  readonly memberIds: readonly string[];
}

const NOBODY: Listeners = { storeName: '', memberIds: [] };

/** For a bill that is about to settle; nobody for anything else, and nothing is asked. */
export async function loadListeners(
  reader: Reader,
  { kind, storeId, merchantId, settlements }: Order,
): Promise<Listeners> {
  if (kind !== 'store' || storeId === null || settlements.length > 0) return NOBODY;
  const [store, staff] = await Promise.all([storeOf(reader, storeId), staffOf(reader, merchantId, storeId)]);
  const agreed = await withConsent(
    reader,
    staff.map((one) => one.memberId),
    'received',
  );
  return { storeName: store.name, memberIds: [...agreed] };
}

export function tellReceived(book: Book, order: Order, { storeName, memberIds }: Listeners): void {
  const { _id, merchantId, storeId, amountFen, paidAt } = order;
  for (const memberId of memberIds)
    noteMessage(book, {
      ...{ id: `received:${_id}:${memberId}`, memberId, template: 'received', cause: _id },
      fields: {
        store: storeName,
        amount: `${formatUnits(amountFen, 2)}元`,
        time: messageTime(paidAt ?? book.context.at),
      },
      page: PAGES.receipts(merchantId, storeId ?? ''),
    });
}
