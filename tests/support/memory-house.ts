/** A house on the in-memory cloud with a clock that the test moves. */
import { startOfDay, type Instant } from '../../cloudfunctions/units/days';
import type { CashierHouse } from '../../cloudfunctions/cashier/house';
import type { CustodyHouse } from '../../cloudfunctions/custody/house';
import { Memory } from '../../cloudfunctions/ledger/memory';
import type { CashHouse } from '../../cloudfunctions/orders/cash-house';
import type { Policy } from '../../cloudfunctions/policy/policy';
import { standard } from '../../cloudfunctions/policy/profiles';
import { MemoryDatabase } from './memory-database';
import { ScriptedDesk } from './scripted-desk';
import { noWechatPay } from './no-wechat-pay';
import { ScriptedCheck } from './scripted-check';
import { ScriptedMessenger } from './scripted-messenger';

export interface TestHouse extends CashHouse, CashierHouse, CustodyHouse {
  readonly database: MemoryDatabase;
  readonly contentCheck: ScriptedCheck;
  readonly messenger: ScriptedMessenger;
  readonly cashDesk: ScriptedDesk;
  readonly clock: { now: () => Instant; at: Instant };
}

export const FIRST_DAY = '2026-06-01';

/** Waiting costs no time; the event loop still turns, so that others can go on. */
export const instantWaiting = {
  sleep: () => new Promise<void>((resolve) => setImmediate(resolve)),
  random: () => 0.5,
};

export function memoryHouse(policy: Policy = standard, at: Instant = startOfDay(FIRST_DAY)): TestHouse {
  const database = new MemoryDatabase();
  const clock = { at, now: () => clock.at };
  return {
    database,
    clock,
    waiting: instantWaiting,
    policy,
    memory: new Memory(database),
    wechatPay: noWechatPay,
    cashDesk: new ScriptedDesk(clock),
    environmentId: 'test-env',
    contentCheck: new ScriptedCheck(),
    messenger: new ScriptedMessenger(),
  };
}
