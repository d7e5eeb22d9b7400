/** The processes of the functions: what each remembers of the books, and how wrong its clock is. */
import { Chance } from '../../local/demo/chance';
import type { Deployment } from '../../cloudfunctions/edge/environment';
import { Memory } from '../../cloudfunctions/ledger/memory';
import type { Policy } from '../../cloudfunctions/policy/policy';
import { MINUTE_MS, type Instant } from '../../cloudfunctions/units/days';
import type { CashDesk } from '../../cloudfunctions/platform/wechat-pay/cash-desk';
import type { MemoryDatabase } from '../../tests/support/memory-database';
import { noPictures } from '../../tests/support/no-pictures';
import { ScriptedCheck } from '../../tests/support/scripted-check';
import { ScriptedDesk } from '../../tests/support/scripted-desk';
import { ScriptedMessenger } from '../../tests/support/scripted-messenger';
import type { Faults } from './faults';
import { GatedDatabase, gatedService } from './gates';
import { CAST } from './opening';
import type { Job } from './scheduler';
import type { SimulatedWechatPay } from './wechat';

/** What opens WeChat's page is made without asking anybody. */
export function gatedDesk(desk: CashDesk, gate: Job['gate']): CashDesk {
  const gated = gatedService(desk, gate);
  return new Proxy(desk, {
    get: (_target, name) =>
      name === 'confirmParameters'
        ? desk.confirmParameters.bind(desk)
        : (Reflect.get(gated, name) as unknown),
  });
}

export interface Outside {
  readonly database: MemoryDatabase;
  readonly wechat: SimulatedWechatPay;
  /** Without one the desk is a scripted one that nothing troubles. */
  readonly cashDesk?: CashDesk;
  readonly policy: Policy;
  readonly now: () => Instant;
}

export interface Process {
  readonly memory: Memory;
  readonly skewMs: number;
}

const COUNT = 3;
export const MOST_BEHIND = 12;

export class Processes {
  private readonly all: Process[] = [];
  commits = 0;
  conflicts = 0;

  constructor(
    private readonly outside: Outside,
    private readonly chance: Chance,
    private readonly faults: Faults,
  ) {
    while (this.all.length < COUNT) this.all.push(this.fresh());
  }

  private fresh(): Process {
    const isBehind = !this.faults.hasTrueClocks && this.faults.happens('clockBehind', 40);
    const skewMs = isBehind ? -this.chance.int(1, MOST_BEHIND) * MINUTE_MS : 0;
    return { memory: new Memory(this.outside.database), skewMs };
  }

  /** For one request, in some process; now and then it is one that has just started and remembers nothing. */
  houseFor(job: Job): Deployment {
    const at = this.chance.int(0, COUNT - 1);
    const process = this.chance.happens(5) ? this.fresh() : (this.all[at] ?? this.fresh());
    this.all[at] = process;
    const { database, wechat, cashDesk } = this.outside;
    const gated = new GatedDatabase(database, job.gate, {
      begun: (transaction) => job.transactions.push(transaction),
      committed: () => (this.commits += 1),
      conflicted: () => (this.conflicts += 1),
    });
    // A request's own, so that the order in which others draw from theirs does not matter.
    const own = new Chance(job.number);
    return houseOf(this.outside, process, {
      database: gated,
      wechatPay: gatedService(wechat, job.gate),
      ...(cashDesk === undefined ? {} : { cashDesk: gatedDesk(cashDesk, job.gate) }),
      messenger: gatedService(new ScriptedMessenger(), job.gate),
      waiting: { sleep: () => job.gate('sleep', 'sleep'), random: () => own.next() },
    });
  }

  /** Without gates and faults, by the true time. */
  plainHouse(): Deployment {
    const { database, wechat } = this.outside;
    return houseOf(
      this.outside,
      { memory: new Memory(database), skewMs: 0 },
      {
        ...{ database, wechatPay: wechat, messenger: new ScriptedMessenger() },
        waiting: { sleep: () => Promise.resolve(), random: () => 0.5 },
      },
    );
  }
}

export function houseOf(
  { policy, now, cashDesk = new ScriptedDesk({ now }) }: Outside,
  { memory, skewMs }: Process,
  own: Pick<Deployment, 'database' | 'wechatPay' | 'messenger' | 'waiting'> &
    Partial<Pick<Deployment, 'cashDesk'>>,
): Deployment {
  return {
    cashDesk,
    ...own,
    ...{ memory, policy, clock: { now: () => now() + skewMs }, environmentId: 'test-env' },
    contentCheck: new ScriptedCheck(),
    codePictures: { make: () => Promise.resolve(null) },
    // No deed of the simulation keeps pictures.
    pictures: noPictures,
    operators: new Set(CAST.operators.map(({ memberId }) => memberId)),
  };
}
