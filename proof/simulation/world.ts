/** One seed's world: its clock, its people and what they ask, its timers, and WeChat's notices. */
import { sha256 } from '@noble/hashes/sha2';

import { Chance } from '../../local/demo/chance';
import { skus } from '../../cloudfunctions/catalog/documents';
import type { Deployment } from '../../cloudfunctions/edge/environment';
import type { DeskNotice } from '../../cloudfunctions/platform/wechat-pay/cash-desk';
import type { Notice } from '../../cloudfunctions/platform/wechat-pay/wechat-pay';
import { findAll } from '../../cloudfunctions/platform/database';
import { Refusal } from '../../cloudfunctions/platform/refusal';
import type { Policy } from '../../cloudfunctions/policy/policy';
import { DAY_MS, MINUTE_MS, type Instant } from '../../cloudfunctions/units/days';
import { KeyPhone } from '../../tests/support/key-phone';
import { MemoryDatabase } from '../../tests/support/memory-database';
import { Clockwork, bugsIn } from './clockwork';
import { ask, lookAt, takeDeskNotice, takeNotice, type Person } from './desk';
import { SimulatedCashDesk } from './cash-desk';
import { DEEDS } from './deeds';
import { Faults } from './faults';
import { goodDays } from './good-days';
import type { Notices } from './notices';
import { CAST, openTheMall, POLICIES } from './opening';
import { Processes } from './processes';
import { heard, isNoAnswer, listen, type Request } from './requests';
import type { Scene, Shelf, Wish } from './scene';
import { Scheduler, type Ending, type Job } from './scheduler';
import { TIMERS, type Done, type Timer } from './timers';
import { SimulatedWechatPay } from './wechat';

/** Timers beside them. */
const REQUESTS_AT_ONCE = 6;
const TIMERS_AT_ONCE = 6;
const A_CALM_MOMENT_MS = 1000;
const ASKED_IN_A_ROW = 4;

interface Wished {
  readonly deed: string;
  readonly wish: Wish;
}

export class World {
  readonly database = new MemoryDatabase();
  readonly faults: Faults;
  readonly scheduler: Scheduler;
  readonly wechat: SimulatedWechatPay;
  readonly cashDesk: SimulatedCashDesk;
  readonly processes: Processes;
  readonly requests: Request[] = [];
  readonly bugs: string[] = [];
  readonly policy: Policy;
  /** How many of each SKU there were before anything was sold. */
  readonly listed = new Map<string, number>();
  /** For secrets. */
  readonly secrets: Chance;
  private readonly chance: Chance;
  private readonly weights: Record<string, number>;
  private readonly clockwork: Clockwork;
  private shelf: Shelf | null = null;
  private readonly phones: Map<string, readonly KeyPhone[]>;

  constructor(seed: number) {
    const chances = Array.from({ length: 4 }, (_, i) => new Chance(seed * 7919 + i * 104_729));
    const [own, forFaults, forSteps, forSecrets] = chances as [Chance, Chance, Chance, Chance];
    this.chance = own;
    this.secrets = forSecrets;
    this.faults = new Faults(forFaults);
    this.scheduler = new Scheduler(forSteps, this.faults);
    this.policy = own.pick(POLICIES);
    this.clockwork = new Clockwork(own, this.faults, {
      note: (text) => this.scheduler.note(text),
      fire: (timer) => this.fire(timer),
      isBusy: () => this.scheduler.underWay('timer') >= TIMERS_AT_ONCE,
    });
    const now = (): Instant => this.now();
    this.wechat = new SimulatedWechatPay(own, this.faults, now);
    this.cashDesk = new SimulatedCashDesk(own, this.faults, now);
    const { database, wechat, cashDesk, policy } = this;
    const outside = { database, wechat, cashDesk, policy, now };
    this.processes = new Processes(outside, own, this.faults);
    const house = this.processes.plainHouse();
    this.phones = new Map(
      CAST.consumers.map(({ memberId }) => [
        memberId,
        ['first', 'second'].map((name) => new KeyPhone(house, memberId, sha256(memberId + name))),
      ]),
    );
    // Some seeds know no market, others hardly anything else.
    this.weights = Object.fromEntries(
      Object.entries(DEEDS).map(([name, { weight }]) => [name, weight * own.pick([0, 1, 1, 1, 3])]),
    );
  }

  now(): Instant {
    return this.clockwork.at;
  }

  /** A few good days, in which nothing fails: people have joined, paid, and got points. */
  async open(): Promise<void> {
    const clock = { at: this.now(), now: () => this.now() };
    this.shelf = await openTheMall({ ...this.processes.plainHouse(), clock });
    for (const { _id, stock } of await findAll(this.database, skus, {})) this.listed.set(_id, stock);
    this.faults.isOn = false;
    await goodDays(this.processes.plainHouse(), {
      calmly: (deed, by) => this.calmly(deed, by ?? null),
      nextDay: () => this.nextDay(),
    });
    this.faults.isOn = true;
  }

  private async nextDay(): Promise<void> {
    this.passTo(this.now() + DAY_MS);
    for (const timer of TIMERS) await timer.work(this.processes.plainHouse());
  }

  /** Done at once, and paid. */
  private async calmly(deed: string | null, by: Person | null): Promise<void> {
    const scene = by === null ? this.scene : { ...this.scene, cast: { ...CAST, consumers: [by] } };
    const named = deed === null ? null : ((await DEEDS[deed]?.wish(scene)) ?? null);
    const wished = deed !== null && named !== null ? { deed, wish: named } : await this.somethingToDo();
    if (wished === null) return;
    // No two of them at one moment: the books tell by it who was first.
    this.passTo(this.now() + A_CALM_MOMENT_MS);
    const request = this.noted(wished.deed, wished.wish);
    const house = this.processes.plainHouse();
    await ask(house, request.asked).then(
      () => (request.standing = 'answered'),
      (error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
        request.standing = 'refused';
        request.code = error.code;
      },
    );
    for (const { state, paymentId } of this.wechat.asked.values())
      if (state === 'open' && this.chance.happens(80)) this.wechat.confirm(paymentId);
    this.cashDesk.somebodyConfirms();
    this.goOnAtWechat();
    for (const notice of this.wechat.due()) await takeNotice(house, notice);
    for (const notice of this.cashDesk.notices.due()) await takeDeskNotice(house, notice);
  }

  private get scene(): Scene {
    if (this.shelf === null) throw new Error('the mall is not open');
    const { database, chance, policy, shelf, phones } = this;
    return {
      ...{ database, chance, policy, cast: CAST, shelf, phones, now: () => this.now() },
      look: (by, action, input) => lookAt(this.processes.plainHouse(), by, action, input),
    };
  }

  /** Something new begins, now and then, and one operation goes on. */
  async turn(): Promise<void> {
    const asking = this.requests.filter(({ running }) => running > 0).length;
    if (asking < REQUESTS_AT_ONCE && this.chance.happens(40)) await this.begin();
    if (!(await this.scheduler.step())) await this.begin();
    this.clockwork.tick();
  }

  private async begin(): Promise<void> {
    const { chance } = this;
    const what = chance.weighted({ wish: 60, again: 15, sheet: 20, notices: 15, bank: 6 });
    if (what === 'sheet') this.somebodyConfirms();
    if (what === 'bank') this.goOnAtWechat();
    if (what === 'notices') this.deliverNotices();
    if (what === 'again') this.askAgain();
    if (what === 'wish') await this.wish();
  }

  private async wish(): Promise<void> {
    const wished = await this.somethingToDo();
    if (wished !== null) this.make(wished.deed, wished.wish);
  }

  /** Much can only be done with what others have left, so a few are asked until somebody has something. */
  private async somethingToDo(): Promise<Wished | null> {
    for (let asked = 0; asked < ASKED_IN_A_ROW; asked += 1) {
      const deed = this.chance.weighted(this.weights);
      const wish = (await DEEDS[deed]?.wish(this.scene)) ?? null;
      if (wish !== null) return { deed, wish };
    }
    return null;
  }

  private noted(deed: string, { again, ...wish }: Wish): Request {
    const asked = { ...wish, requestId: `request-${this.requests.length + 1}` };
    const request: Request = { deed, asked, again, standing: 'open', running: 0, attempts: 0, code: '' };
    this.requests.push(request);
    return request;
  }

  private make(deed: string, wish: Wish): void {
    const request = this.noted(deed, wish);
    this.attempt(request);
    if (this.faults.happens('doubledRequest', 8)) this.attempt(request);
  }

  private askAgain(): void {
    const open = this.requests.filter(({ standing, running }) => standing === 'open' && running === 0);
    if (open.length > 0) this.attempt(this.chance.pick(open));
  }

  attempt(request: Request): void {
    const { asked } = request;
    request.running += 1;
    request.attempts += 1;
    this.start(
      `${asked.requestId} ${asked.desk}.${asked.action}`,
      (job) => ask(this.processes.houseFor(job), asked),
      (ending) => listen(request, ending),
    );
  }

  private start(name: string, work: (job: Job) => Promise<unknown>, ended: (ending: Ending) => void): void {
    this.scheduler.start(name, work, (ending) => {
      const what = heard(ending);
      const reason = ending.how === 'failed' ? `: ${String(ending.error)}` : '';
      this.scheduler.note(`${name}  = ${ending.how}${reason}`);
      if (what === 'bug' && ending.how === 'failed')
        this.bugs.push(`${name}${reason}\n${stackOf(ending.error)}`);
      ended(ending);
    });
  }

  private somebodyConfirms(): void {
    const open = [...this.wechat.asked.values()].filter(({ state }) => state === 'open');
    if (open.length > 0) this.wechat.confirm(this.chance.pick(open).paymentId);
    this.cashDesk.somebodyConfirms();
  }

  private goOnAtWechat(): void {
    this.wechat.carryOut();
    this.cashDesk.carryOut();
  }

  private deliverNotices(): void {
    this.deliver(this.wechat.notices, takeNotice);
    this.deliver(this.cashDesk.notices, takeDeskNotice);
  }

  /** WeChat sends each again until it is taken. */
  private deliver<N extends Notice | DeskNotice>(
    notices: Notices<N>,
    take: (house: Deployment, notice: N) => Promise<void>,
  ): void {
    for (const notice of notices.due())
      this.start(
        `notice ${notice.kind}`,
        (job) => take(this.processes.houseFor(job), notice),
        (ending) => {
          if (heard(ending) === 'again') notices.again(notice, this.chance.int(1, 30) * MINUTE_MS);
        },
      );
  }

  /** On to another time, without timers. */
  passTo(instant: Instant): void {
    this.clockwork.at = instant;
  }

  private fire(timer: Timer): void {
    this.start(
      `timer ${timer.name}`,
      (job) => timer.work(this.processes.houseFor(job)),
      (ending) => {
        if (ending.how === 'done') this.judge(timer.name, ending.value as Done);
      },
    );
  }

  judge(name: string, done: Done): void {
    this.bugs.push(...bugsIn(name, done));
  }
}

function stackOf(error: unknown): string {
  return error instanceof Error && !isNoAnswer(error) ? (error.stack ?? '') : '';
}
