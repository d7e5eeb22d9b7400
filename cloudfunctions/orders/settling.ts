/** The posting in which an order settles, or a settlement is undone: what it reads and whom it names. */
import type { Book } from '../ledger/book';
import type { HolderId } from '../ledger/accounts';
import { post, type BooksHouse, type Posting } from '../ledger/post';
import type { Reader } from '../platform/database';
import { refuse } from '../platform/refusal';
import { loadCustomer } from '../marketing/customers';
import { partnerOf } from '../partners/partner-of';
import type { HeldLeg } from '../rewards/documents';
import { loadHeldLegs } from '../rewards/held-legs';
import { loadMerchants } from '../stores/merchants';
import { loadEmployments } from '../stores/staff/employment';
import { dayOf, type Day } from '../units/days';
import { orders, type Order } from './documents';
import { settlementHolders, type SettlementTerms } from './settlement';

export interface SettlingTerms extends SettlementTerms {
  readonly held: ReadonlyMap<string, HeldLeg>;
}

/** The city has another partner than was read, or the order was settled meanwhile: others are concerned. */
class OthersConcerned extends Error {
  override name = 'OthersConcerned';
  constructor(
    readonly order: Order,
    readonly partnerId: string | null,
  ) {
    super('the settlement concerns others than were read');
  }
}
const TRIES = 5;

/** What the caller's own part of the posting adds. */
export interface Beside<T> {
  readonly posting: Pick<Posting, 'entryId' | 'kind'> & Partial<Pick<Posting, 'cause' | 'input'>>;
  /** Read in the same snapshot, at the same time. */
  readonly load: (reader: Reader) => Promise<T>;
  /** The order is made by this posting: until it is there, `decide` is given what was passed in. */
  readonly isNew?: boolean;
  /** More of the merchant's people whose employment the decision looks at. */
  readonly people?: readonly string[];
}

/**
 * Runs a posting around `order`, any earlier reading of it. `decide` is given the order as it stands,
 * and writes it itself where it changes.
 */
export async function settling<T, R>(
  house: BooksHouse,
  order: Order,
  beside: Beside<T>,
  decide: (book: Book, order: Order, terms: SettlingTerms, loaded: T) => R,
): Promise<R> {
  const policy = await house.memory.policy(order.policyVersion);
  let known = order;
  let partnerId = order.partnerHint;
  for (let attempt = 1; ; attempt += 1) {
    const reading = { known, partnerId, holders: settlementHolders(known, partnerId) };
    const posting = {
      cause: order._id,
      ...beside.posting,
      holders: reading.holders,
      shardKey: order._id,
    };
    try {
      return await post(
        house,
        posting,
        (reader) =>
          Promise.all([
            loadSettlement(reader, reading, beside.people ?? [], dayOf(house.clock.now())),
            beside.load(reader),
          ]),
        (book, [settlement, loaded]) => {
          const present =
            settlement.order ?? (beside.isNew === true ? order : refuse('NOT_FOUND', { orderId: order._id }));
          demandSameConcerned(reading, present, settlement.partnerId);
          return decide(book, present, { ...settlement, policy }, loaded);
        },
      );
    } catch (error) {
      if (!(error instanceof OthersConcerned) || attempt === TRIES) throw error;
      known = error.order;
      partnerId = error.partnerId;
    }
  }
}

interface Reading {
  readonly known: Order;
  /** The partner as last heard of; the employment is read for that one. */
  readonly partnerId: string | null;
  readonly holders: readonly HolderId[];
}

function demandSameConcerned(reading: Reading, present: Order, partnerId: string | null): void {
  const rewarded = present.settlements.flatMap((settlement) => settlement.legs.map((leg) => leg.to));
  const isNamed = rewarded.every((id) => reading.holders.includes(id));
  if (partnerId !== reading.partnerId || !isNamed) throw new OthersConcerned(present, partnerId);
}

async function loadSettlement(
  reader: Reader,
  { known, partnerId: expected }: Reading,
  people: readonly string[],
  today: Day,
) {
  const { merchantId } = known;
  const staff = [known.memberId, ...(expected === null ? [] : [expected]), ...people];
  const [order, merchants, customer, employments, partner, held] = await Promise.all([
    reader.get(orders, known._id),
    loadMerchants(reader, [merchantId]),
    known.kind === 'pack' || known.kind === 'slot' ? null : loadCustomer(reader, known),
    loadEmployments(
      reader,
      staff.map((memberId) => ({ merchantId, memberId })),
    ),
    partnerOf(reader, known.city, today),
    // Only what was settled before can hold anything, and only these are settled or reversed here again.
    known.kind === 'service' || known.receiptNumber !== null
      ? loadHeldLegs(reader, known._id)
      : new Map<string, HeldLeg>(),
  ]);
  return {
    ...{ order, customer, employments, held },
    merchant: merchants.get(merchantId) ?? null,
    partnerId: partner?.memberId ?? null,
    partnerNeedsPack: partner?.needsPack ?? false,
  };
}
