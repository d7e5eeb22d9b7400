/** One seed's world: its clock, its people and what they ask, its timers, and WeChat's notices. */
import { sha256 } from '@noble/hashes/sha2';

import { Chance } from '../../local/demo/chance';
import type { Notice } from '../../cloudfunctions/platform/wechat-pay/wechat-pay';
import { Refusal } from '../../cloudfunctions/platform/refusal';
import type { Policy } from '../../cloudfunctions/policy/policy';
import { DAY_MS, MINUTE_MS, startOfDay, wallTime, type Instant } from '../../cloudfunctions/units/days';
import { KeyPhone } from '../../tests/support/key-phone';
import { MemoryDatabase } from '../../tests/support/memory-database';
import { FIRST_DAY } from '../../tests/support/memory-house';
import { ask, takeNotice, type Asked } from './desk';
import { DEEDS } from './deeds';
import { Faults } from './faults';
import { CAST, openTheMall, POLICIES } from './opening';
import { Processes } from './processes';
import { heard, isNoAnswer, listen, type Request } from './requests';
import type { Scene, Shelf, Wish } from './scene';
import { Scheduler, type Ending, type Job } from './scheduler';
import { TIMERS, type Timer } from './timers';
import { SimulatedWechatPay } from './wechat';

/** Timers beside them. */
const REQUESTS_AT_ONCE = 6;
const TIMERS_AT_ONCE = 6;
const GOOD_DAYS = 3;
const WISHES_A_GOOD_DAY = 50;

export class World {
  readonly database = new MemoryDatabase();
  readonly faults: Faults;
  readonly scheduler: Scheduler;
  readonly wechat: SimulatedWechatPay;
  readonly processes: Processes;
  readonly requests: Request[] = [];
  readonly bugs: string[] = [];
  readonly policy: Policy;
  /** For secrets. */
  readonly secrets: Chance;
  private readonly chance: Chance;
  private readonly weights: Record<string, number>;
  private readonly lastFired = new Map<string, number>();
  private at: Instant = startOfDay(FIRST_DAY) + 9 * 60 * MINUTE_MS;
  private shelf: Shelf | null = null;
  private readonly phones: Map<string, KeyPhone>;

  constructor(seed: number) {
    const chances = Array.from({ length: 4 }, (_, i) => new Chance(seed * 7919 + i * 104_729));
    const [own, forFaults, forSteps, forSecrets] = chances as [Chance, Chance, Chance, Chance];
    this.chance = own;
    this.secrets = forSecrets;
    this.faults = new Faults(forFaults);
    this.scheduler = new Scheduler(forSteps, this.faults);
    this.policy = own.pick(POLICIES);
    const now = (): Instant => this.at;
    this.wechat = new SimulatedWechatPay(own, this.faults, now);
    const outside = { database: this.database, wechat: this.wechat, policy: this.policy, now };
    this.processes = new Processes(outside, own, this.faults);
    const house = this.processes.plainHouse();
    this.phones = new Map(
      CAST.consumers.map(({ memberId }) => [memberId, new KeyPhone(house, memberId, sha256(memberId))]),
    );
    // Some seeds know no market, others hardly anything else.
    this.weights = Object.fromEntries(
      Object.entries(DEEDS).map(([name, { weight }]) => [name, weight * own.pick([0, 1, 1, 1, 3])]),
    );
  }

  now(): Instant {
    return this.at;
  }

  /** A few good days, in which nothing fails: people have joined, paid, and got points. */
  async open(): Promise<void> {
    const clock = { at: this.at, now: () => this.at };
    this.shelf = await openTheMall({ ...this.processes.plainHouse(), clock });
    this.faults.isOn = false;
    for (const name of ['join', 'saveAddress', 'activate', 'registerKey', 'setPassword'])
      for (const by of CAST.consumers) await this.calmly(name, { by });
    for (let day = 0; day < GOOD_DAYS; day += 1) {
      for (let wish = 0; wish < WISHES_A_GOOD_DAY; wish += 1)
        await this.calmly(this.chance.weighted(this.weights), {});
      this.at += DAY_MS;
      for (const timer of TIMERS) await timer.work(this.processes.plainHouse());
    }
    this.faults.isOn = true;
  }

  /** Done at once, and paid. */
  private async calmly(name: string, who: Partial<Pick<Asked, 'by'>>): Promise<void> {
    const wish = await DEEDS[name]?.wish(this.scene);
    if (wish === null || wish === undefined) return;
    const request = this.noted({ ...wish, ...who });
    const house = this.processes.plainHouse();
    await ask(house, request.asked).then(
      () => (request.standing = 'answered'),
      (error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
        request.standing = 'refused';
      },
    );
    for (const { state, paymentId } of this.wechat.asked.values())
      if (state === 'open' && this.chance.happens(80)) this.wechat.confirm(paymentId);
    for (const notice of this.wechat.due()) await takeNotice(house, notice);
  }

  private get scene(): Scene {
    if (this.shelf === null) throw new Error('the mall is not open');
    const { database, chance, policy, shelf, phones } = this;
    return { database, chance, policy, cast: CAST, shelf, phones, now: () => this.at };
  }

  /** Something new begins, now and then, and one operation goes on. */
  async turn(): Promise<void> {
    const asking = this.requests.filter(({ running }) => running > 0).length;
    if (asking < REQUESTS_AT_ONCE && this.chance.happens(40)) await this.begin();
    if (!(await this.scheduler.step())) await this.begin();
    this.at += this.chance.int(0, 200);
    if (this.chance.happens(0.3)) this.jump();
  }

  private async begin(): Promise<void> {
    const { chance } = this;
    const what = chance.weighted({ wish: 60, again: 15, sheet: 20, notices: 15, bank: 3 });
    if (what === 'sheet') this.somebodyConfirms();
    if (what === 'bank') this.wechat.carryOut();
    if (what === 'notices') for (const notice of this.wechat.due()) this.deliver(notice);
    if (what === 'again') this.askAgain();
    if (what === 'wish') await this.wish();
  }

  private async wish(): Promise<void> {
    const name = this.chance.weighted(this.weights);
    const wish = await DEEDS[name]?.wish(this.scene);
    if (wish !== null && wish !== undefined) this.make(wish);
  }

  private noted({ again, ...wish }: Wish): Request {
    const asked = { ...wish, requestId: `request-${this.requests.length + 1}` };
    const request: Request = { asked, again, standing: 'open', running: 0, attempts: 0, code: '' };
    this.requests.push(request);
    return request;
  }

  private make(wish: Wish): void {
    const request = this.noted(wish);
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
  }

  private deliver(notice: Notice): void {
    this.start(
      `notice ${notice.kind}`,
      (job) => takeNotice(this.processes.houseFor(job), notice),
      // WeChat sends it again until it is taken.
      (ending) => {
        if (heard(ending) === 'again')
          this.wechat.notices.push({ at: this.at + this.chance.int(1, 30) * MINUTE_MS, notice });
      },
    );
  }

  /** Time passes while requests are under way. */
  private jump(): void {
    const hour = 60 * MINUTE_MS;
    const midnight = this.at - ((this.at - startOfDay(FIRST_DAY)) % DAY_MS) + DAY_MS;
    const { chance } = this;
    const goals = {
      soon: this.at + chance.int(1, 40) * MINUTE_MS,
      later: this.at + chance.int(1, 6) * hour,
      eve: midnight - chance.int(1, 3) * MINUTE_MS,
      stroke: midnight + chance.int(0, 10) * 1000,
      night: midnight + chance.int(0, 30) * MINUTE_MS,
    };
    const goal = chance.weighted({ soon: 40, later: 30, eve: 8, stroke: 12, night: 10 });
    this.passTo(Math.max(this.at, goals[goal]));
    this.faults.noted('clockJump');
    this.scheduler.note(`the clock jumps to ${wallTime(this.at)}`);
    for (const timer of TIMERS) this.fireIfDue(timer);
  }

  /** On to another time, without timers. */
  passTo(instant: Instant): void {
    this.at = instant;
  }

  private fireIfDue(timer: Timer): void {
    const period = Math.floor((this.at - startOfDay(FIRST_DAY) - timer.atMs) / timer.everyMs);
    if (period <= (this.lastFired.get(timer.name) ?? 0)) return;
    this.lastFired.set(timer.name, period);
    if (this.scheduler.underWay('timer') >= TIMERS_AT_ONCE) return;
    if (this.faults.happens('missedTimer', 30)) return;
    this.fire(timer);
    if (this.faults.happens('doubledTimer', 25)) this.fire(timer);
  }

  private fire(timer: Timer): void {
    this.start(
      `timer ${timer.name}`,
      (job) => timer.work(this.processes.houseFor(job)),
      (ending) => {
        if (ending.how === 'done') this.judge(timer.name, ending.value as Awaited<ReturnType<Timer['work']>>);
      },
    );
  }

  /** What a timer names as failed was a fault of ours, or it is a bug. */
  judge(name: string, { failed }: { readonly failed: readonly string[] }): void {
    const explained = /injected|WriteConflict|is being closed|has ended and is not closed|simulated/;
    this.bugs.push(...failed.filter((one) => !explained.test(one)).map((one) => `${name}: ${one}`));
  }
}

function stackOf(error: unknown): string {
  return error instanceof Error && !isNoAnswer(error) ? (error.stack ?? '') : '';
}
