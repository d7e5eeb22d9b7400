/** 商家消息: which merchants may write to a person, for the person to say. */
import type { Reader } from '../platform/database';
import { loadMerchants } from '../stores/merchants';
import { customers } from './documents';

/** A person buys at few; those of the latest visits. */
const MOST = 100;

export interface Contact {
  readonly merchantId: string;
  readonly merchantName: string;
  readonly isOptedOut: boolean;
}

/** Where the person bought, the latest first; who bought nowhere is in no merchant's group. Two round trips. */
export async function contactsOf(reader: Reader, memberId: string): Promise<Contact[]> {
  const orderBy = [['lastAt', 'desc']] as const;
  const found = await reader.find(customers, { where: { memberId }, orderBy, limit: MOST });
  const merchants = await loadMerchants(
    reader,
    found.map(({ merchantId }) => merchantId),
  );
  return found.map(({ merchantId, isOptedOut }) => {
    const merchantName = merchants.get(merchantId)?.name ?? '';
    return { merchantId, merchantName, isOptedOut };
  });
}
