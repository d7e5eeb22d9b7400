/** One person's visit: calls of the mall's functions through their edge, each timed, and what the mall has promised. */
import { randomUUID } from 'node:crypto';

import type { PlacedView } from '../../cloudfunctions/orders/views';
import type { Answer, Contract, DataOf, InputOf } from '../../typings/contract';
import { PAY_PASSWORD } from '../demo/key-holder';
import { payAtSheet } from '../wechat-pay';
import type { Promises } from './promises';
import type { Tally } from './tally';
import type { Card, Ground, Shop, Town } from './town';

/** The mall said no, in its own words. */
export class Refused extends Error {
  override name = 'Refused';
  constructor(
    readonly code: string,
    what: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${what}: ${code}`);
  }
}

/** What visits leave for later ones: things that one person at a time can do something with. */
export interface Leavings {
  readonly bills: { readonly shop: Shop; readonly openid: string; readonly orderId: string }[];
  readonly bookings: { readonly openid: string; readonly bookingId: string }[];
  readonly cards: Card[];
}

export class Visit {
  readonly password = PAY_PASSWORD;

  constructor(
    private readonly ground: Ground,
    readonly town: Town,
    readonly leavings: Leavings,
    readonly promises: Promises,
    private readonly tally: Tally,
    private readonly random: () => number,
  ) {}

  async call<F extends keyof Contract, A extends keyof Contract[F] & string>(
    openid: string,
    name: F,
    action: A,
    input: InputOf<Contract[F][A]>,
  ): Promise<DataOf<Contract[F][A]>> {
    const began = performance.now();
    const request = { action, requestId: randomUUID(), input };
    const answer = (await this.ground.cloud.client.invoke(name, request, { openid })) as Answer<unknown>;
    this.tally.call(performance.now() - began);
    if (!answer.ok) throw new Refused(answer.error.code, `${name}.${action}`, answer.error.details);
    return answer.data as DataOf<Contract[F][A]>;
  }

  /** Pays at WeChat's sheet. From here on the money is taken, so the mall must have it; its notice has come when this returns. */
  async pay(openid: string, { payment }: PlacedView): Promise<void> {
    const parameters = await this.call(openid, 'member', 'pay', { paymentId: payment._id });
    this.promises.payments.add(payment._id);
    await payAtSheet(this.ground.pay, openid, parameters);
  }

  /** The cloud's clock. */
  now(): Promise<number> {
    return this.ground.cloud.client.now();
  }

  pick<T>(list: readonly T[]): T {
    const one = list[this.below(list.length)];
    if (one === undefined) throw new Error('there is nothing to pick from');
    return one;
  }

  /** Takes one out, so that nobody else has it. */
  take<T>(list: T[]): T | undefined {
    return list.splice(this.below(list.length), 1)[0];
  }

  /** A whole number from 0. */
  below(bound: number): number {
    return Math.floor(this.random() * bound);
  }
}
