/** Reads the mall for the page: the public functions, asked as the operator, and nothing else. */
import type { Answer, Contract, DataOf, InputOf } from '../../typings/contract';
import type { CloudClient } from '../cloud/client';

export type Days = DataOf<Contract['member']['days']>;
export type Overview = DataOf<Contract['operator']['overview']>;
export type Orders = DataOf<Contract['operator']['orders']>['rows'];

/** The functions' own limit for a list. */
const ROWS_MAX = 100;
const DAY_MS = 24 * 60 * 60_000;

/** The mall's own words for why it does not answer. */
export class Refused extends Error {}

export class MallReader {
  constructor(
    private readonly client: CloudClient,
    private readonly operator: string,
  ) {}

  /** The latest closed days, newest first. */
  days(): Promise<Days> {
    return this.ask('member', 'days', { limit: ROWS_MAX });
  }

  overview(): Promise<Overview> {
    return this.ask('operator', 'overview', {});
  }

  async orders(): Promise<Orders> {
    return (await this.ask('operator', 'orders', { limit: ROWS_MAX })).rows;
  }

  /** The front page, as anybody sees it. */
  home(): Promise<DataOf<Contract['member']['home']>> {
    return this.ask('member', 'home', {});
  }

  now(): Promise<number> {
    return this.client.now();
  }

  /** Moves the cloud's clock on by a day; every timer fires that falls due on the way. */
  nextDay(): Promise<number> {
    return this.client.advanceClock(DAY_MS, 'each');
  }

  private async ask<F extends keyof Contract, A extends keyof Contract[F] & string>(
    name: F,
    action: A,
    input: InputOf<Contract[F][A]>,
  ): Promise<DataOf<Contract[F][A]>> {
    const request = { action, requestId: `page-${action}`.padEnd(8, '-'), input };
    const answer = (await this.client.invoke(name, request, { openid: this.operator })) as Answer<unknown>;
    if (!answer.ok) throw new Refused(answer.error.message);
    return answer.data as DataOf<Contract[F][A]>;
  }
}
