/** A merchant whose owner is a person with a WeChat, and a cash desk that a test can trouble. */
import { memberIdOf } from '../../cloudfunctions/accounts/member-id';
import { doCashierChores } from '../../cloudfunctions/cashier/chores';
import { merchantHolder } from '../../cloudfunctions/ledger/accounts';
import type { Policy } from '../../cloudfunctions/policy/policy';
import { MINUTE_MS } from '../../cloudfunctions/units/days';
import { memoryHouse, type TestHouse } from './memory-house';
import { TradingFloor } from './trading-floor';

export const OPENID = 'openid-owner';
export const OWNER = memberIdOf(OPENID);
export const FUND = merchantHolder('salon');

export interface CashCounter {
  readonly house: TestHouse;
  readonly floor: TradingFloor;
}

export async function openCashCounter(policy: Policy): Promise<CashCounter> {
  const house = memoryHouse(policy);
  const floor = await TradingFloor.open(house);
  await floor.mall.join(OWNER);
  await floor.buyer('salon', 0, OWNER);
  return { house, floor };
}

/** The timer, every five minutes for an hour, then every hour. */
export async function passWithTimer(house: TestHouse, minutes: number): Promise<void> {
  for (let left = minutes; left > 0;) {
    const step = left > 60 ? 60 : Math.min(left, 5);
    house.clock.at += step * MINUTE_MS;
    left -= step;
    await doCashierChores(house, 100);
  }
}
