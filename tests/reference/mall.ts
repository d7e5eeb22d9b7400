/** The state of the mall and what each event does to it. */

import { dayOf } from './calendar';
import type { ReplayEvent } from './events';
import {
  forgetSettled,
  givePoints,
  grantSv,
  Holders,
  PACK,
  recordSettled,
  takePoints,
  takeSv,
  type Member,
} from './holders';
import { share, SV_PER_FEN, SV_PER_YUAN } from './money';
import type { OrderRow, ReplayInput } from './parse';
import type { ReferencePolicy } from './policy';
import { allowanceFen, pointCost } from './price';
import { settlementLegs, type Leg } from './rewards';

interface OrderState {
  readonly allowance: bigint;
  readonly deducted: bigint;
  status: 'paid' | 'settled' | 'refunded';
  legs: readonly Leg[];
  burned: bigint;
}

/** Sums of one business day. */
export interface DaySums {
  /** Fen. */
  allowance: bigint;
  /** Point units. */
  deducted: bigint;
  rewarded: bigint;
}

function emptySums(): DaySums {
  return { allowance: 0n, deducted: 0n, rewarded: 0n };
}

export class Mall {
  readonly holders: Holders;
  /** Point units. */
  issued = 0n;
  burned = 0n;
  supplied = 0n;
  frozen = 0n;
  price: bigint;
  today = emptySums();
  private readonly orders = new Map<string, OrderState>();

  constructor(
    input: ReplayInput,
    readonly policy: ReferencePolicy,
  ) {
    this.holders = new Holders(input);
    this.price = BigInt(policy.firstPrice);
  }

  startDay(price: bigint): void {
    this.price = price;
    this.today = emptySums();
  }

  apply(event: ReplayEvent): void {
    switch (event.type) {
      case 'join':
        this.join(this.holders.member(event.member.id));
        break;
      case 'activation':
        this.activate(this.holders.member(event.member.id), event.time);
        break;
      case 'payment':
        this.pay(event.order);
        break;
      case 'settlement':
        this.settle(event.order, event.time);
        break;
      case 'refund':
        this.refund(event.order);
        break;
    }
  }

  private join(member: Member): void {
    member.joined = true;
    member.locked = BigInt(this.policy.signUpSv) * SV_PER_YUAN;
  }

  private activate(member: Member, time: string): void {
    const pack = share(BigInt(this.policy.memberPackPrice) * SV_PER_FEN, this.policy.packSvBp);
    grantSv(member, pack);
    grantSv(member, member.locked);
    member.locked = 0n;
    member.role = member.row.role;
    recordSettled(member, PACK, time);
  }

  private pay(row: OrderRow): void {
    if (this.orders.has(row.id)) throw new Error(`order twice: ${row.id}`);
    if (!this.holders.member(row.memberId).joined) throw new Error(`order ${row.id}: buyer has not joined`);
    const merchant = this.holders.merchant(row.merchantId);
    const allowance = allowanceFen(row.amountFen, row.rateBp);
    const deducted = pointCost(allowance, this.price);
    const fromStock = takePoints(merchant, deducted);
    this.supplied += deducted - fromStock;
    this.frozen += deducted;
    this.orders.set(row.id, { allowance, deducted, status: 'paid', legs: [], burned: 0n });
  }

  private settle(row: OrderRow, time: string): void {
    const order = this.order(row, 'paid');
    const { allowance, deducted } = order;
    order.legs = settlementLegs(
      { order: row, allowance, deducted, day: dayOf(time) },
      this.holders,
      this.policy,
    );
    let rewarded = 0n;
    for (const leg of order.legs) {
      if (leg.asset === 'sv') grantSv(leg.holder, leg.units);
      else {
        givePoints(leg.holder, leg.units);
        rewarded += leg.units;
      }
    }
    if (rewarded > deducted) throw new Error(`order ${row.id}: more rewards than points`);
    order.burned = deducted - rewarded;
    order.status = 'settled';
    this.frozen -= deducted;
    this.burned += order.burned;
    this.today.allowance += allowance;
    this.today.deducted += deducted;
    this.today.rewarded += rewarded;
    recordSettled(this.holders.member(row.memberId), row.id, time);
    recordSettled(this.holders.merchant(row.merchantId), row.id, time);
  }

  private refund(row: OrderRow): void {
    const merchant = this.holders.merchant(row.merchantId);
    if (row.settledAt === null) {
      const order = this.order(row, 'paid');
      order.status = 'refunded';
      this.frozen -= order.deducted;
      givePoints(merchant, order.deducted);
      return;
    }
    const order = this.order(row, 'settled');
    order.status = 'refunded';
    for (const leg of order.legs) {
      if (leg.asset === 'sv') takeSv(leg.holder, leg.units);
      // Nobody spends points in a replay, so a reward is always still there.
      else if (takePoints(leg.holder, leg.units) !== leg.units)
        throw new Error(`points gone: ${leg.holder.id}`);
    }
    this.burned -= order.burned;
    givePoints(merchant, order.deducted);
    forgetSettled(this.holders.member(row.memberId), row.id);
    forgetSettled(merchant, row.id);
  }

  private order(row: OrderRow, status: OrderState['status']): OrderState {
    const order = this.orders.get(row.id);
    if (order?.status !== status) throw new Error(`order ${row.id} is not ${status}`);
    return order;
  }
}
