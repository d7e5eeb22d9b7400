/** The demo's only way to the mall: its public functions, and the local cloud's clock. */
import { randomBytes } from 'node:crypto';

import type { CashOutView } from '../../cloudfunctions/cashier/views';
import type { PlacedView } from '../../cloudfunctions/orders/views';
import { dayOf, wallTime, MINUTE_MS, type Instant } from '../../cloudfunctions/units/days';
import type { Answer, Contract, DataOf, InputOf, RefusalCode } from '../../typings/contract';
import type { CloudClient } from '../cloud/client';
import type { Pay, Switch } from '../pay';
import { confirmTransfer, payAtSheet } from '../wechat-pay';

/** The functions' timers fire at least this often while the clock is moved. */
const FIRING_MS = 60 * MINUTE_MS;

export class Mall {
  /** So many requests each person has made: who acts beside others makes the same ones every time. */
  private readonly requests = new Map<string, number>();
  /** What the clock showed when it was last moved, and what the real time was then. */
  private moved = { shownMs: 0, realMs: Date.now() };
  private firedMs = 0;

  /** @param run begins every request's id; whoever comes to a mall that others have filled needs another one */
  constructor(
    private readonly client: CloudClient,
    private readonly wechatPay: Pay,
    private readonly run = randomBytes(4).toString('hex'),
  ) {}

  /** Calls an action as this person; a refusal that the demo does not expect ends it. */
  async call<F extends keyof Contract, A extends keyof Contract[F] & string>(
    openid: string,
    name: F,
    action: A,
    input: InputOf<Contract[F][A]>,
  ): Promise<DataOf<Contract[F][A]>> {
    const answer = await this.ask(openid, name, action, input);
    if (answer.ok) return answer.data as DataOf<Contract[F][A]>;
    const { code, message, details } = answer.error;
    throw new Error(
      `${name}.${action} of ${openid} was refused at ${this.wall()}: ${code} ${message} ` +
        `${JSON.stringify(details)}; input ${JSON.stringify(input)}`,
    );
  }

  /** Calls an action that must be refused with this code. */
  async refused<F extends keyof Contract, A extends keyof Contract[F] & string>(
    openid: string,
    name: F,
    action: A,
    input: InputOf<Contract[F][A]>,
    code: RefusalCode,
  ): Promise<void> {
    const answer = await this.ask(openid, name, action, input);
    const got = answer.ok ? 'done' : answer.error.code;
    if (got !== code)
      throw new Error(`${name}.${action} of ${openid} should have been refused ${code}, but was ${got}`);
  }

  /** The person taps 付款 and pays in WeChat's sheet; the mall has the notice when this returns. */
  async pay(openid: string, { payment }: PlacedView): Promise<void> {
    const parameters = await this.call(openid, 'member', 'pay', { paymentId: payment._id });
    await payAtSheet(this.wechatPay, openid, parameters);
  }

  /** A merchant pays into its fund at WeChat's sheet; the mall has the notice when this returns. */
  async payIn(openid: string, merchantId: string, amountFen: number): Promise<void> {
    const { parameters } = await this.call(openid, 'store', 'payIn', { merchantId, amountFen });
    await payAtSheet(this.wechatPay, openid, parameters);
  }

  /** The person takes the money of a withdrawal on WeChat's page; the mall has the notice when this returns. */
  async take(openid: string, { id, confirm }: CashOutView): Promise<void> {
    if (confirm === null) throw new Error(`WeChat does not ask ${openid} about ${id}`);
    const { result, reason } = await confirmTransfer(this.wechatPay, openid, confirm.package);
    if (reason !== undefined) throw new Error(`WeChat says ${result} to ${openid}: ${reason}`);
  }

  /** What happens to the next notice of a payment on its way. */
  nextNotice(trouble: Pick<Switch, 'effect' | 'delayMs'>): void {
    this.wechatPay.switches([{ ...trouble, at: 'TRANSACTION.SUCCESS', times: 1 }]);
  }

  /** Moves the clock forward; the timers fire about hourly and whenever a day has ended. */
  async moveTo(at: Instant): Promise<void> {
    const nowMs = this.nowMs();
    if (at <= nowMs) return;
    const fires = at - this.firedMs >= FIRING_MS || dayOf(at) !== dayOf(nowMs);
    const shownMs = await this.client.setClock(at, fires ? 'once' : 'none');
    this.moved = { shownMs, realMs: Date.now() };
    if (fires) this.firedMs = at;
  }

  private nowMs(): Instant {
    return this.moved.shownMs + Date.now() - this.moved.realMs;
  }

  /** The cloud's clock. */
  now(): Promise<Instant> {
    return this.client.now();
  }

  private async ask(openid: string, name: string, action: string, input: unknown): Promise<Answer<unknown>> {
    const number = (this.requests.get(openid) ?? 0) + 1;
    this.requests.set(openid, number);
    const requestId = `${this.run}-${openid}-${String(number).padStart(6, '0')}`;
    return (await this.client.invoke(name, { action, requestId, input }, { openid })) as Answer<unknown>;
  }

  private wall(): string {
    return wallTime(this.nowMs());
  }
}
