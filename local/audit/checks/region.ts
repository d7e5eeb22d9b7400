/**
 * The region partner's 8% (§8): a settlement whose partner stood without a doubt gave it. Whether a leg that is there is
 * rightly there is asked in `rewards.ts`; where a moment is shared or somebody works in the store, nothing is claimed.
 */
import type { Order, Settlement } from '../../../cloudfunctions/orders/documents';
import { atRate } from '../arithmetic';
import type { Export } from '../export';
import { differs, type Check, type Finding } from '../finding';
import { History } from '../history';
import { policyOf, policyOn } from '../policies';
import { activeAt } from './rewards';

interface Candidate {
  readonly memberId: string;
  readonly needsPack: boolean;
}

const region: Check = {
  name: 'region rewards',
  proves: 'where a city had a partner who was active and within its days, every sale there gave its part',
  *run({ books, facts }) {
    const history = new History(books, facts);
    for (const order of books.all('orders').values()) {
      if (['pack', 'exchange', 'slot'].includes(order.kind) || order.medical) continue;
      for (const settlement of order.settlements)
        if (!settlement.related) yield* missingPart(books, history, order, settlement);
    }
  },
};

function* missingPart(
  books: Export,
  history: History,
  order: Order,
  settlement: Settlement,
): Generator<Finding> {
  const policy = policyOf(books, order.policyVersion);
  const today = policyOn(books, settlement.day);
  const partner = partnerAt(books, order, settlement);
  if (policy === null || today === null || partner === null) return;
  const { at, day, deducted, legs, use } = settlement;
  const { memberId, needsPack } = partner;
  const stood =
    activeAt(history, memberId, at, policy) === true &&
    (!needsPack || history.heldPack(memberId, at, 'region') === true) &&
    history.orderedWithin(memberId, at, day, today.activityDays) === true &&
    !mayBelong(books, order.merchantId, memberId, at);
  const units = atRate(deducted, policy.rewards.regionPartnerBp);
  if (!stood || units === 0) return;
  const found = legs.find(({ why, to }) => why === 'regionPartner' && to === `member:${memberId}`);
  yield* differs('orders', order._id, `region partner's part of use ${use}`, found?.units, units);
}

/** Null where the city had none or the export does not tell who was first. */
function partnerAt(books: Export, { city }: Order, { at, day }: Settlement): Candidate | null {
  const now = books.all('partners').get(city);
  if (now !== undefined && now.since < at && (now.lastDay === null || now.lastDay >= day)) return now;
  for (const { city: own, memberId, firstDay, lastDay } of books.all('partnerTerms').values())
    if (own === city && firstDay < day && day <= lastDay) return { memberId, needsPack: true };
  return null;
}

/** Owns the merchant, works there or may have worked there at the moment. */
function mayBelong(books: Export, merchantId: string, memberId: string, at: number): boolean {
  if (books.all('merchants').get(merchantId)?.ownerId === memberId) return true;
  const employment = books.all('employments').get(`${merchantId}:${memberId}`);
  if (employment === undefined) return false;
  const { since, endedAt } = employment;
  return since >= at || endedAt === null || endedAt >= at;
}

export const regionChecks: readonly Check[] = [region];
