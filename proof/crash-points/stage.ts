/** A mall in which a use case is about to happen; copied for every point at which it crashes. */
import { sha256 } from '@noble/hashes/sha2';

import { Chance } from '../../local/demo/chance';
import type { Deployment } from '../../cloudfunctions/edge/environment';
import { Memory } from '../../cloudfunctions/ledger/memory';
import type { Order } from '../../cloudfunctions/orders/documents';
import { orders, payments, type Payment } from '../../cloudfunctions/orders/documents';
import { confirmPayment } from '../../cloudfunctions/orders/paying/confirm-payment';
import { settleOrder } from '../../cloudfunctions/orders/settle';
import type { Transaction } from '../../cloudfunctions/platform/database';
import { parsePolicy } from '../../cloudfunctions/policy/policy';
import { closeDueDays } from '../../cloudfunctions/points/close-day';
import { DAY_MS, MINUTE_MS, startOfDay, type Instant } from '../../cloudfunctions/units/days';
import { givePoints, KeyPhone } from '../../tests/support/key-phone';
import { HOME } from '../../tests/support/mall';
import { MemoryDatabase } from '../../tests/support/memory-database';
import { FIRST_DAY } from '../../tests/support/memory-house';
import { ScriptedMessenger } from '../../tests/support/scripted-messenger';
import { POINT } from '../../tests/support/trading-floor';
import { ask, type Desk, type Person } from '../simulation/desk';
import { Faults } from '../simulation/faults';
import { GatedDatabase, gatedService, type Gate } from '../simulation/gates';
import { SimulatedCashDesk } from '../simulation/cash-desk';
import { CAST, openTheMall, POLICIES } from '../simulation/opening';
import { gatedDesk, houseOf } from '../simulation/processes';
import type { Shelf } from '../simulation/scene';
import { SimulatedWechatPay } from '../simulation/wechat';

/** Hears the name of each action or job that is begun. */
export type Hears = (name: string) => void;
/** What is done, in a process that may not live to its end. */
export type Act = (house: Deployment, hears: Hears) => Promise<unknown>;

const [BRISK] = POLICIES;
export const POLICY = parsePolicy({ ...BRISK, version: 'crash-points' });
const [ann, bea, cat] = CAST.consumers as [Person, Person, Person];
export const PEOPLE = { ...CAST, ann, bea, cat };
export const { clerk, owner, rival, operators, beauticians } = CAST;

export class Stage {
  private requests = 0;

  private constructor(
    readonly database: MemoryDatabase,
    readonly wechat: SimulatedWechatPay,
    readonly cashDesk: SimulatedCashDesk,
    readonly shelf: Shelf,
    private readonly clock: { at: Instant },
  ) {}

  static async open(): Promise<Stage> {
    const clock = { at: startOfDay(FIRST_DAY) + 9 * 60 * MINUTE_MS };
    const faults = new Faults(new Chance(1));
    faults.isOn = false;
    const wechat = new SimulatedWechatPay(new Chance(1), faults, () => clock.at);
    const cashDesk = new SimulatedCashDesk(new Chance(1), faults, () => clock.at);
    const database = new MemoryDatabase();
    const before = new Stage(database, wechat, cashDesk, {} as Shelf, clock);
    const shelf = await openTheMall({ ...before.house(), clock: { at: clock.at, now: () => clock.at } });
    const stage = new Stage(database, wechat, cashDesk, shelf, clock);
    for (const person of [ann, bea]) {
      const sharer = person === bea ? { referrerId: ann.memberId } : {};
      await stage.ask(person, 'member', 'join', sharer);
      await stage.paid(await stage.ask(person, 'member', 'buyPack', { pack: 'member' }));
      await stage.ask(person, 'member', 'saveAddress', { address: HOME, isFirst: true });
      await givePoints(stage.house(), person.memberId, 40 * POINT);
    }
    await stage.ask(bea, 'member', 'setPassword', { password: '258036' });
    await stage.ask(bea, 'member', 'registerKey', stage.presented(stage.phone(bea)));
    // What was told so far has been heard.
    wechat.due();
    return stage;
  }

  copy(): Stage {
    const clock = { ...this.clock };
    const wechat = this.wechat.copy(() => clock.at);
    const cashDesk = this.cashDesk.copy(() => clock.at);
    const copy = new Stage(this.database.copy(), wechat, cashDesk, this.shelf, clock);
    copy.requests = this.requests;
    return copy;
  }

  now(): Instant {
    return this.clock.at;
  }

  /** A process that has just started. */
  house(gate?: Gate, begun?: (transaction: Transaction) => void): Deployment {
    const database =
      gate === undefined
        ? this.database
        : new GatedDatabase(this.database, gate, begun === undefined ? {} : { begun });
    const messenger = new ScriptedMessenger();
    const outside = { database: this.database, wechat: this.wechat, policy: POLICY, now: () => this.now() };
    return houseOf(
      outside,
      { memory: new Memory(database), skewMs: 0 },
      {
        database,
        wechatPay: gate === undefined ? this.wechat : gatedService(this.wechat, gate),
        cashDesk: gate === undefined ? this.cashDesk : gatedDesk(this.cashDesk, gate),
        messenger: gate === undefined ? messenger : gatedService(messenger, gate),
        waiting: { sleep: () => Promise.resolve(), random: () => 0.5 },
      },
    );
  }

  ask<T = unknown>(by: Person, desk: Desk, action: string, input: object): Promise<T> {
    this.requests += 1;
    const requestId = `before-${this.requests}`;
    return ask(this.house(), { desk, action, by, requestId, input }) as Promise<T>;
  }

  phone({ memberId }: Person, name = 'phone'): KeyPhone {
    return new KeyPhone(this.house(), memberId, sha256(`${name} of ${memberId}`));
  }

  presented(phone: KeyPhone) {
    const { memberId: _member, ...input } = phone.presented();
    return input;
  }

  /** Asked for, paid at WeChat, and taken in; answers the first order as it is then. */
  async paid(placed: unknown): Promise<Order> {
    const payment = await this.atWechat(placed);
    await confirmPayment(this.house(), payment._id);
    return this.order(payment.orderIds[0] ?? '');
  }

  /** Paid at WeChat; the mall does not know. */
  async atWechat(placed: unknown): Promise<Payment> {
    const { _id } = (placed as { payment: { _id: string } }).payment;
    const payment = await this.database.get(payments, _id);
    const by = [...CAST.consumers, owner, rival].find(({ memberId }) => memberId === payment?.memberId);
    if (payment === null || by === undefined) throw new Error('nobody placed it');
    await this.ask(by, 'member', 'pay', { paymentId: _id });
    this.wechat.confirm(_id);
    return payment;
  }

  async order(orderId: string): Promise<Order> {
    const order = await this.database.get(orders, orderId);
    if (order === null) throw new Error(`no order ${orderId}`);
    return order;
  }

  place(by: Person, skuId: string, more: object = {}): Promise<unknown> {
    const delivery = { kind: 'ship', addressId: HOME.id };
    return this.ask(by, 'member', 'placeOrder', { lines: [{ skuId, quantity: 1 }], delivery, ...more });
  }

  /** A paid order of bea's: goods, or a card of three uses. */
  async bought(what: 'goods' | 'cards', more: object = {}): Promise<Order> {
    return this.paid(await this.place(bea, this.shelf[what][0] ?? '', more));
  }

  /** One of bea's bills, settled. */
  async bill(): Promise<Order> {
    const input = { storeId: this.shelf.storeId, amountFen: 40_000 };
    return this.paid(await this.ask(bea, 'member', 'payAtStore', input));
  }

  async settled(order: Order): Promise<Order> {
    await this.ask(bea, 'member', 'confirmReceipt', { orderId: order._id });
    return settleOrder(this.house(), order);
  }

  /** A job has been done. */
  async firing(act: Act): Promise<void> {
    await act(this.house(), () => undefined);
  }

  /** Time passes, and days are closed. */
  async pass(ms: number): Promise<void> {
    this.clock.at += ms;
    await closeDueDays(this.house());
  }

  /** The day is over, the books do not know yet. */
  untilTomorrow(): void {
    this.clock.at += DAY_MS;
  }

  get here() {
    const { merchantId, storeId } = this.shelf;
    return { merchantId, storeId };
  }
}
