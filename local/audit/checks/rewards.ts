/**
 * The rewards of every settlement, from the rule book (§5–§8) and from how everybody stood at the moment. A leg that
 * needs to know what the export does not tell (who was first within one millisecond; when a name was verified) is
 * checked for its rate and amount alone.
 */
import type { Order, Settlement } from '../../../cloudfunctions/orders/documents';
import type { Policy, Role } from '../../../cloudfunctions/policy/policy';
import type { RewardLeg } from '../../../cloudfunctions/rewards/legs';
import { atRate } from '../arithmetic';
import { differs, type AuditInput, type Check, type Finding } from '../finding';
import { History, type Known } from '../history';
import { policyOf } from '../policies';

const rewards: Check = {
  name: 'rewards',
  proves: 'everybody got of every settlement what the rules give, at the rates of the policy of the order',
  *run(input) {
    const history = new History(input.books, input.facts);
    for (const order of input.books.all('orders').values()) {
      const policy = policyOf(input.books, order.policyVersion);
      if (policy === null) {
        yield {
          collection: 'policies',
          id: order.policyVersion,
          what: `missing, but order ${order._id} names it`,
        };
        continue;
      }
      for (const settlement of order.settlements) yield* rewardsOf(input, history, order, settlement, policy);
    }
  },
};

interface Expected {
  readonly why: string;
  readonly to: string;
  readonly units: number;
}

function* rewardsOf(
  input: AuditInput,
  history: History,
  order: Order,
  settlement: Settlement,
  policy: Policy,
): Generator<Finding> {
  const { _id: id } = order;
  const { legs, use } = settlement;
  for (const leg of legs) yield* rateOf(input, order, settlement, leg, policy);
  if (settlement.related) {
    const ordinary = legs.filter(({ why }) => why !== 'pack' && why !== 'unlock');
    if (ordinary.length > 0)
      yield { collection: 'orders', id, what: `use ${use} is of related parties and rewards` };
    return;
  }
  const expected = expectedLegs(history, order, settlement, policy);
  for (const [why, wanted] of expected) {
    if (wanted === 'unknown') continue;
    const found = legs.filter((leg) => leg.why === why);
    const text = (list: readonly Expected[]): string =>
      list
        .filter(({ units }) => units > 0)
        .map(({ to, units }) => `${to} ${units}`)
        .join(', ') || 'nobody';
    yield* differs('orders', id, `${why} of use ${use}`, text(found), text(wanted));
  }
}

type Legs = Map<string, Known<readonly Expected[]>>;

function expectedLegs(history: History, order: Order, settlement: Settlement, policy: Policy): Legs {
  const { at, allowanceFen, deducted } = settlement;
  const result: Legs = new Map();
  const buyer = `member:${order.memberId}`;
  if (order.kind === 'pack' || order.kind === 'exchange' || order.kind === 'slot') {
    for (const why of ['buyer', 'merchant', 'direct', 'team', 'signup', 'merchantReferrer', 'regionPartner'])
      result.set(why, []);
    return result;
  }
  const isActive = activeAt(history, order.memberId, at, policy);
  const base = allowanceFen * 100;
  const earned = base * policy.rewards.buyerSvMultiple;
  result.set('merchant', [
    { why: 'merchant', to: `merchant:${order.merchantId}`, units: base * policy.rewards.merchantSvMultiple },
  ]);
  result.set(
    'buyer',
    isActive === 'unknown' ? 'unknown' : [{ why: 'buyer', to: buyer, units: isActive ? earned : 0 }],
  );
  if (order.medical) {
    for (const why of ['direct', 'team', 'signup', 'merchantReferrer', 'regionPartner']) result.set(why, []);
    return result;
  }
  const team =
    isActive === false ? [] : isActive === 'unknown' ? 'unknown' : teamOf(history, order, at, policy);
  const unit = order.channel === 'online' ? earned : deducted;
  const paid = (why: string): Known<readonly Expected[]> =>
    team === 'unknown'
      ? 'unknown'
      : team
          .filter((one) => one.why === why)
          .map(({ to, rateBp }) => ({ why, to, units: atRate(unit, rateBp) }));
  result.set('direct', paid('direct'));
  result.set('team', paid('team'));
  result.set('signup', signupOf(history, order, at, policy));
  result.set('merchantReferrer', merchantReferrerOf(history, order, settlement, policy));
  return result;
}

interface Share {
  readonly why: 'direct' | 'team';
  readonly to: string;
  readonly rateBp: number;
}

/** Person by person: each takes what its role's rate has above the best rate before it (§7). */
function teamOf(history: History, order: Order, at: number, policy: Policy): Known<readonly Share[]> {
  const shares: Share[] = [];
  let best = 0;
  for (const [level, memberId] of order.chain.entries()) {
    if (shares.length >= policy.rewards.maxRewardedLevels) break;
    const role = sharingRole(history, memberId, at, level === 0, policy);
    if (role === 'unknown') return 'unknown';
    const rates = role === null ? null : policy.rewards.roles[role];
    const rateBp = rates === null ? 0 : order.channel === 'online' ? rates.onlineBp : rates.storeBp;
    if (rateBp <= best) continue;
    shares.push({ why: level === 0 ? 'direct' : 'team', to: `member:${memberId}`, rateBp: rateBp - best });
    best = rateBp;
  }
  return shares;
}

function sharingRole(
  history: History,
  memberId: string,
  at: number,
  isDirect: boolean,
  policy: Policy,
): Known<Role | null> {
  const isActive = activeAt(history, memberId, at, policy);
  if (isActive === 'unknown') return 'unknown';
  if (isActive) return history.role(memberId, at);
  if (!isDirect) return null;
  const hasSettled = history.hasSettled(memberId, at);
  return hasSettled === 'unknown' ? 'unknown' : hasSettled ? 'vip' : null;
}

export function activeAt(
  history: History,
  memberId: string,
  at: number,
  { joining }: Policy,
): Known<boolean> {
  return joining.activation === 'memberPack' ? history.active(memberId, at) : 'unknown';
}

function signupOf(history: History, order: Order, at: number, policy: Policy): Known<readonly Expected[]> {
  const [referrer] = order.chain;
  if (referrer === undefined) return [];
  const before = history.hasOrdinary(order.memberId, at, order._id);
  if (before === 'unknown') return 'unknown';
  return before ? [] : signup(referrer, policy);
}

const signup = (referrer: string, policy: Policy): readonly Expected[] => [
  { why: 'signup', to: `member:${referrer}`, units: policy.joining.referrerSvUnits },
];

function merchantReferrerOf(
  history: History,
  order: Order,
  { at, deducted }: Settlement,
  policy: Policy,
): Known<readonly Expected[]> {
  const { merchantReferrerId: referrer } = order;
  if (referrer === null || order.channel !== 'store') return [];
  const isActive = activeAt(history, referrer, at, policy);
  if (isActive === 'unknown') return 'unknown';
  const units = isActive ? atRate(deducted, policy.rewards.merchantReferrerStoreBp) : 0;
  return [{ why: 'merchantReferrer', to: `member:${referrer}`, units }];
}

/** What holds of a leg whoever stood how: it goes to somebody whom the rule names, at a rate that the policy has. */
function* rateOf(
  { books }: AuditInput,
  order: Order,
  { allowanceFen, deducted, use }: Settlement,
  leg: RewardLeg,
  policy: Policy,
): Generator<Finding> {
  const { _id: id } = order;
  const { why, to, units, rateBp } = leg;
  const sv = allowanceFen * 100 * policy.rewards.buyerSvMultiple;
  const isRate = !['buyer', 'merchant', 'signup', 'unlock', 'pack'].includes(why);
  if (isRate)
    yield* differs(
      'orders',
      id,
      `${why} of use ${use} for ${to}`,
      units,
      atRate(leg.asset === 'SV' ? sv : deducted, rateBp),
    );
  if (why === 'pack') {
    const expected = atRate(order.amountFen, policy.joining.packs.member.svRateBp) * 100;
    yield* differs('orders', id, 'SV of the pack', units, expected);
  }
  if (why === 'unlock' && units > policy.joining.lockedSvUnits)
    yield { collection: 'orders', id, what: `unlocks ${units}, more than anybody is given` };
  if (why === 'regionPartner') {
    yield* differs('orders', id, 'rate of the region partner', rateBp, policy.rewards.regionPartnerBp);
    const terms = [...books.all('partnerTerms').values(), ...books.all('partners').values()];
    const city = (one: (typeof terms)[number]): string => ('city' in one ? one.city : one._id);
    if (!terms.some((one) => `member:${one.memberId}` === to && city(one) === order.city))
      yield { collection: 'orders', id, what: `${to} has never been partner of ${order.city}` };
  }
  if ((why === 'direct' || why === 'team') && !order.chain.some((memberId) => `member:${memberId}` === to))
    yield { collection: 'orders', id, what: `${to} is not above the buyer` };
}

export const rewardChecks: readonly Check[] = [rewards];
