/** Runs past orders through the real use cases, day by day, on a simulated clock. */
import { addDays, dayOf, startOfDay, type Day, type Instant } from '../../cloudfunctions/units/days';
import { arrive, join } from '../../cloudfunctions/accounts/join';
import { confirmRealName } from '../../cloudfunctions/accounts/real-name';
import { setRole } from '../../cloudfunctions/accounts/role';
import { MALL } from '../../cloudfunctions/ledger/accounts';
import { openBooks } from '../../cloudfunctions/ledger/open-books';
import type { BooksHouse } from '../../cloudfunctions/ledger/post';
import {
  books,
  shardFromDocument,
  shardId,
  SHARDS,
  STATE_ID,
  stateFromDocument,
} from '../../cloudfunctions/ledger/state';
import { buyPack } from '../../cloudfunctions/orders/placing/buy-pack';
import {
  createOrders,
  PLAIN,
  type CreateOrders,
  type Placed,
} from '../../cloudfunctions/orders/placing/create';
import { receiveOrder } from '../../cloudfunctions/orders/deliver';
import { orders } from '../../cloudfunctions/orders/documents';
import { orderLine } from '../../cloudfunctions/orders/order-lines';
import { receivePayment } from '../../cloudfunctions/orders/paying/receive-payment';
import { refundOrder } from '../../cloudfunctions/orders/refunding/refund';
import { settleOrder } from '../../cloudfunctions/orders/settle';
import { appointPartner } from '../../cloudfunctions/partners/appoint';
import type { Policy } from '../../cloudfunctions/policy/policy';
import { closeDay } from '../../cloudfunctions/points/close-day';
import { sweepHolders } from '../../cloudfunctions/points/sweep';
import { PLATFORM } from '../../cloudfunctions/stores/people';
import { admitMerchant } from '../../cloudfunctions/stores/onboarding/admit';
import { earlyArrivals, replayEvents, type ReplayEvent } from './events';
import type { MemberRow, OrderRow, ReplayInput } from './input';
import { paidInFull } from '../paid-in-full';
import { runInLanes, type Task } from './lanes';

/** A replay takes everyone as real-named and adult (rules.md §5): no reward waits for a name. */
export function everybodyNamed(policy: Policy): Policy {
  return { ...policy, joining: { ...policy.joining, rewardsNeedRealName: false } };
}

/** How the replay reports and measures; `label` names the use case that the calls belong to. */
export interface ReplayHooks {
  readonly label: <T>(useCase: string, work: () => Promise<T>) => Promise<T>;
  readonly onProgress: (done: number, total: number, day: Day) => void;
  /** Tasks that may be under way at once. */
  readonly width: number;
}

const SWEEP_AT_ONCE = 1000;

export function firstDayOf(input: ReplayInput): Day {
  return dayOf(Math.min(...input.orders.map((order) => order.paidAt)));
}

export function lastDayOf(input: ReplayInput): Day {
  return dayOf(Math.max(...replayEvents(input).map((event) => event.at)));
}

/**
 * Replays up to and with `through`. Started again on the same data after a crash, it goes on
 * behind the last closed day: every use case knows what it has done before.
 */
export async function replay(
  house: BooksHouse,
  input: ReplayInput,
  through: Day,
  hooks: ReplayHooks,
): Promise<void> {
  const run = new Replay(house, input, hooks);
  const firstDay = firstDayOf(input);
  await openBooks(house, firstDay);
  const events = replayEvents(input).filter((event) => dayOf(event.at) <= through);
  let day = await run.openDay();
  if (day === firstDay) await run.prepare(firstDay);
  let next = day === firstDay ? 0 : events.findIndex((event) => dayOf(event.at) >= day);
  if (next < 0) next = events.length;
  // A day that was being closed when the last run ended is done, and takes no settlement again.
  const doneBefore = (await run.isBeingClosed(day)) ? day : null;
  for (; day <= through; day = addDays(day, 1)) {
    const start = next;
    while (next < events.length && dayOf(events[next]?.at ?? 0) <= day) next += 1;
    const ofDay = doneBefore === day ? [] : events.slice(start, next);
    await runInLanes(
      ofDay.map((event) => run.task(event)),
      hooks.width,
    );
    await run.close(day);
    hooks.onProgress(next, events.length, day);
  }
  await run.sweep(addDays(through, 1));
}

class Replay {
  private readonly chains: ReadonlyMap<string, readonly string[]>;
  private readonly partnerOfCity: ReadonlyMap<string, string>;
  private readonly citiesOf = new Map<string, string[]>();
  private readonly merchantReferrer: ReadonlyMap<string, string | null>;

  constructor(
    private readonly house: BooksHouse,
    private readonly input: ReplayInput,
    private readonly hooks: ReplayHooks,
  ) {
    const referrer = new Map(input.members.map((member) => [member.id, member.referrerId]));
    this.chains = new Map(input.members.map((member) => [member.id, chainOf(member.referrerId, referrer)]));
    this.partnerOfCity = new Map(input.partners.map((partner) => [partner.city, partner.memberId]));
    for (const { city, memberId } of input.partners)
      this.citiesOf.set(memberId, [...(this.citiesOf.get(memberId) ?? []), city]);
    this.merchantReferrer = new Map(input.merchants.map((merchant) => [merchant.id, merchant.referrerId]));
  }

  private at(instant: Instant): BooksHouse {
    return { ...this.house, clock: { now: () => instant } };
  }

  private use<T>(useCase: string, work: () => Promise<T>): Promise<T> {
    return this.hooks.label(useCase, work);
  }

  async openDay(): Promise<Day> {
    const document = await this.house.database.get(books, STATE_ID);
    if (document === null) throw new Error('the books did not open');
    return addDays(stateFromDocument(document).day, 1);
  }

  async isBeingClosed(day: Day): Promise<boolean> {
    const ids = Array.from({ length: SHARDS }, (_, shard) => shardId(day, shard));
    const shards = await this.house.database.getMany(books, ids);
    return [...shards.values()].some((shard) => shardFromDocument(shard).sealed);
  }

  /** Merchants are approved from the start, and every referrer's link stands from the start. */
  async prepare(firstDay: Day): Promise<void> {
    const house = this.at(startOfDay(firstDay));
    const merchants = [{ id: PLATFORM, referrerId: null }, ...this.input.merchants];
    await runInLanes(
      merchants.map(({ id, referrerId }) => ({
        keys: [id],
        run: async () =>
          void (await this.use('admit merchant', () => admitMerchant(house, id, id, referrerId, null))),
      })),
      this.hooks.width,
    );
    for (const { id, referrerId } of earlyArrivals(this.input))
      await this.use('arrive', () => arrive(house, { memberId: id, referrerId }));
  }

  task(event: ReplayEvent): Task {
    const house = this.at(event.at);
    switch (event.kind) {
      case 'join': {
        const { id: memberId, referrerId } = event.member;
        const keys = referrerId === null ? [memberId] : [memberId, referrerId];
        return {
          keys,
          run: async () => void (await this.use('join', () => join(house, { memberId, referrerId }))),
        };
      }
      case 'activation':
        return {
          keys: [
            event.member.id,
            PLATFORM,
            ...(this.citiesOf.get(event.member.id) ?? []).map((city) => `city ${city}`),
          ],
          run: () => this.activate(house, event.member),
        };
      case 'payment':
        return { keys: this.keysOf(event.order), run: () => this.pay(house, event.order) };
      case 'settlement':
        return { keys: this.keysOf(event.order), run: () => this.settle(house, event.order) };
      case 'refund':
        return { keys: this.keysOf(event.order), run: () => this.refund(house, event.order) };
    }
  }

  /** Everybody whom an order can concern. */
  private keysOf(order: OrderRow): string[] {
    const chain = this.chains.get(order.memberId) ?? [];
    const others = [this.merchantReferrer.get(order.merchantId), this.partnerOfCity.get(order.city)];
    const people = [order.memberId, ...chain, ...others.filter((id) => typeof id === 'string')];
    return [...people, order.merchantId, `city ${order.city}`];
  }

  private async activate(house: BooksHouse, member: MemberRow): Promise<void> {
    const paymentId = `pack-${member.id}`;
    const pack = { paymentId, memberId: member.id, pack: 'member' } as const;
    const placed = await this.use('buy pack', () => buyPack(house, pack));
    await this.settlePaid(house, placed);
    if (house.policy.joining.activation === 'realName')
      await this.use('confirm name', () => confirmRealName(house, member.id));
    if (member.role !== 'vip') await this.use('set role', () => setRole(house, member.id, member.role));
    for (const city of this.citiesOf.get(member.id) ?? [])
      await this.use('appoint partner', () => appointPartner(house, city, member.id));
  }

  private async settlePaid(house: BooksHouse, placed: Placed): Promise<void> {
    const paid = await this.use('receive payment', () => receivePayment(house, paidInFull(placed)));
    for (const order of paid.orders) await this.use('settle', () => settleOrder(house, order));
  }

  private async pay(house: BooksHouse, row: OrderRow): Promise<void> {
    const line = orderLine({ skuId: 'replay', title: row.id }, row.amountFen, 1, row.allowanceRateBp);
    const paymentId = `pay-${row.id}`;
    const request: CreateOrders = {
      paymentId,
      memberId: row.memberId,
      input: row,
      takesStock: false,
      missingPointsFrom: MALL.replaySupply,
      drafts: [
        {
          orderId: row.id,
          merchantId: row.merchantId,
          storeId: null,
          kind: row.channel === 'store' ? 'store' : 'goods',
          pack: null,
          city: row.city,
          lines: [line],
          ...PLAIN,
          uses: 1,
          medical: false,
        },
      ],
    };
    const placed = await this.use('place order', () => createOrders(house, request));
    await this.use('receive payment', () => receivePayment(house, paidInFull(placed)));
  }

  private async settle(house: BooksHouse, row: OrderRow): Promise<void> {
    const order = await this.use('read order', () => house.database.get(orders, row.id));
    if (order === null) throw new Error(`order ${row.id} was never placed`);
    // The file's time of settlement stands for the periods after receipt (rules.md §10).
    const isReceived = order.kind !== 'goods' || order.receivedAt !== null;
    const received = isReceived
      ? order
      : await this.use('receive goods', () => receiveOrder(house, order._id, order.memberId));
    await this.use('settle', () => settleOrder(house, received));
  }

  private async refund(house: BooksHouse, row: OrderRow): Promise<void> {
    const refundId = `refund-${row.id}`;
    const request = { refundId, orderId: row.id, amountFen: row.amountFen, reason: 'replay' };
    await this.use('refund', () => refundOrder(house, request));
  }

  async close(day: Day): Promise<void> {
    await this.use('close day', () => closeDay(this.at(startOfDay(addDays(day, 1))), day));
  }

  /** Brings every waiting holder up to date, so that the books can be read as they stand. */
  async sweep(today: Day): Promise<void> {
    const house = this.at(startOfDay(today));
    while ((await this.use('sweep', () => sweepHolders(house, SWEEP_AT_ONCE))) > 0);
  }
}

function chainOf(first: string | null, referrer: ReadonlyMap<string, string | null>): string[] {
  const chain: string[] = [];
  for (let id = first; id !== null; id = referrer.get(id) ?? null) chain.push(id);
  return chain;
}
