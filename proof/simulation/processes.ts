/** The processes of the functions: what each remembers of the books, and how wrong its clock is. */
import { Chance } from '../../local/demo/chance';
import type { Deployment } from '../../cloudfunctions/edge/environment';
import { Memory } from '../../cloudfunctions/ledger/memory';
import type { Policy } from '../../cloudfunctions/policy/policy';
import { MINUTE_MS, type Instant } from '../../cloudfunctions/units/days';
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

export interface Outside {
  readonly database: MemoryDatabase;
  readonly wechat: SimulatedWechatPay;
  readonly policy: Policy;
  readonly now: () => Instant;
}

export interface Process {
  readonly memory: Memory;
  readonly skewMs: number;
}

const COUNT = 3;
const MOST_BEHIND = 12;

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
    const isBehind = this.faults.happens('clockBehind', 30);
    const skewMs = isBehind ? -this.chance.int(1, MOST_BEHIND) * MINUTE_MS : 0;
    return { memory: new Memory(this.outside.database), skewMs };
  }

  /** For one request, in some process; now and then it is one that has just started and remembers nothing. */
  houseFor(job: Job): Deployment {
    const at = this.chance.int(0, COUNT - 1);
    const process = this.chance.happens(5) ? this.fresh() : (this.all[at] ?? this.fresh());
    this.all[at] = process;
    const { database, wechat } = this.outside;
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
  { policy, now }: Outside,
  { memory, skewMs }: Process,
  own: Pick<Deployment, 'database' | 'wechatPay' | 'messenger' | 'waiting'>,
): Deployment {
  return {
    ...own,
    ...{ memory, policy, clock: { now: () => now() + skewMs }, environmentId: 'test-env' },
    contentCheck: new ScriptedCheck(),
    codePictures: { make: () => Promise.resolve(null) },
    // No deed of the simulation moves cash at the desk or keeps pictures yet.
    cashDesk: new ScriptedDesk({ now }),
    pictures: noPictures,
    operators: new Set(CAST.operators.map(({ memberId }) => memberId)),
  };
}
