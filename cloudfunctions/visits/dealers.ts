/** Merchants that fulfil for others. Who is paid what between them is their own affair (docs/rules.md). */
import { post, type BooksHouse } from '../ledger/post';
import { sceneOf } from '../codes/scene';
import type { House } from '../platform/house';
import type { Reader } from '../platform/database';
import { refuse } from '../platform/refusal';
import { loadMerchants, merchantOf } from '../stores/merchants';
import { dealerships, type Dealership } from './documents';

export function dealershipId(merchantId: string, dealerId: string): string {
  return `${merchantId}:${dealerId}`;
}

/** The seller offers; the dealer answers, or either ends it. Visits that were assigned stay assigned. */
export type DealerStep = 'offer' | 'agree' | 'end';

export interface DealerMove {
  readonly merchantId: string;
  readonly dealerId: string;
  /** For whom the caller acts. */
  readonly actingId: string;
  readonly step: DealerStep;
}

export async function moveDealership(house: BooksHouse, move: DealerMove): Promise<Dealership> {
  const { merchantId, dealerId, actingId, step } = move;
  const _id = dealershipId(merchantId, dealerId);
  const acting = { offer: [merchantId], agree: [dealerId], end: [merchantId, dealerId] }[step];
  if (!acting.includes(actingId)) return refuse('FORBIDDEN');
  if (merchantId === dealerId) return refuse('INVALID_INPUT', {}, '不能与自己合作');
  const posting = { entryId: `dealer:${_id}`, kind: 'dealer', cause: _id, holders: [] };
  return post(
    house,
    posting,
    async (reader) => {
      const [known, merchants] = await Promise.all([
        reader.get(dealerships, _id),
        loadMerchants(reader, [merchantId, dealerId]),
      ]);
      return { known, seller: merchantOf(merchants, merchantId), dealer: merchantOf(merchants, dealerId) };
    },
    (book, { known, seller, dealer }) => {
      if (known === null && step !== 'offer') refuse('NOT_FOUND', {}, '没有找到合作邀请');
      if (step === 'agree' && known?.state === 'ended') refuse('WRONG_STATE', {}, '合作邀请已结束');
      // Offering anew what is agreed changes nothing.
      if (step === 'offer' && known?.state === 'agreed') return known;
      const state = { offer: 'offered', agree: 'agreed', end: 'ended' } as const;
      const next: Dealership = {
        ...{ _id, merchantId, sellerName: seller.name, dealerId, dealerName: dealer.name },
        state: state[step],
      };
      book.put(dealerships, next);
      return next;
    },
  );
}

/** A merchant's partners, those that it does visits for as well; what has ended is left out. */
export async function dealershipsOf(reader: Reader, merchantId: string) {
  const state = { in: ['offered', 'agreed'] };
  const [dealers, sellers] = await Promise.all([
    reader.find(dealerships, { where: { merchantId, state }, limit: 100 }),
    reader.find(dealerships, { where: { dealerId: merchantId, state }, limit: 100 }),
  ]);
  return { dealers, sellers };
}

/** The merchant whose counter has the code, to be offered; refuses `CODE_OVER` for any other code. */
export async function dealerOfCode({ database, clock }: House, codeId: string) {
  const { target } = await sceneOf(database, codeId, clock.now());
  if (target.kind !== 'store') return refuse('CODE_OVER', { codeId }, '这不是门店收款码，请扫对方柜台上的码');
  const { merchantId: dealerId } = target;
  const { name } = merchantOf(await loadMerchants(database, [dealerId]), dealerId);
  return { dealerId, name };
}
