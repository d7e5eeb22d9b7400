/** Everything works again: timers fire until nothing is left to do, and every unanswered request is repeated. */
import { Refusal } from '../../cloudfunctions/platform/refusal';
import { findAll } from '../../cloudfunctions/platform/database';
import { leavings } from '../../cloudfunctions/personal/documents';
import { reconcile } from '../../cloudfunctions/operations/reconcile/reconcile';
import { DAY_MS, MINUTE_MS } from '../../cloudfunctions/units/days';
import { ask, takeDeskNotice, takeNotice } from './desk';
import { giveBackAfterwards, partAll } from './parting';
import { TIMERS } from './timers';
import type { World } from './world';

/** Refunds that failed wait an hour at most, orders two days for their receipt and one to settle. */
const STEP_MS = 6 * 60 * MINUTE_MS;
const LEAST_ROUNDS = 18;
const MOST_ROUNDS = 60;
const FEW_ROUNDS = 3;
/** Longer than a night waits for stragglers. */
const A_NIGHT_MS = 11 * MINUTE_MS;
const NIGHTS_A_ROUND = 4;
/** A hundred at once are busy with each other; people are not that many, and ask a few times. */
const AT_ONCE = 12;
const REPETITIONS = 3;

export async function heal(world: World): Promise<void> {
  world.faults.isOn = false;
  await world.scheduler.finish();
  await repeatUnanswered(world);
  await untilQuiet(world);
  if (await thinkOver(world)) await untilQuiet(world);
  await partAll(world, async () => {
    world.passTo(world.now() + DAY_MS);
    await tidyUp(world);
  });
  await giveBackAfterwards(world);
  await untilQuiet(world, FEW_ROUNDS);
}

/** On to when those who want to leave have thought it over; false where nobody wants to. */
async function thinkOver(world: World): Promise<boolean> {
  const waiting = await findAll(world.database, leavings, { state: 'waiting' });
  const last = Math.max(0, ...waiting.map(({ dueAt }) => dueAt ?? 0));
  while (world.now() < last) {
    world.passTo(world.now() + DAY_MS);
    await tidyUp(world);
  }
  return waiting.length > 0;
}

async function untilQuiet(world: World, least = LEAST_ROUNDS): Promise<void> {
  let quiet = 0;
  for (let round = 0; round < MOST_ROUNDS && (round < least || quiet < 2); round += 1) {
    // Before the work, so that nothing is due when the last round is over.
    world.passTo(world.now() + STEP_MS);
    quiet = (await tidyUp(world)) === 0 ? quiet + 1 : 0;
  }
  if (quiet < 2) world.bugs.push(`there was still something to do after ${MOST_ROUNDS} rounds of healing`);
}

async function repeatUnanswered(world: World): Promise<void> {
  const open = () => world.requests.filter(({ standing }) => standing === 'open');
  for (let round = 0; round < REPETITIONS && open().length > 0; round += 1) {
    const waiting = open();
    while (waiting.length > 0) {
      for (const request of waiting.splice(0, AT_ONCE)) world.attempt(request);
      await world.scheduler.finish();
    }
  }
  for (const { asked } of open())
    world.bugs.push(`${asked.requestId} ${asked.action} has no answer although everything works`);
}

/** How much there was to do. */
async function tidyUp(world: World): Promise<number> {
  const house = world.processes.plainHouse();
  let did = 0;
  // Which fires every minute, a night after another: it has caught up within hours.
  for (let night = 0; night < NIGHTS_A_ROUND; night += 1) {
    world.passTo(world.now() + A_NIGHT_MS);
    await reconcile(house, { pages: 20 });
  }
  for (const timer of TIMERS) {
    const done = await timer.work(house);
    world.judge(timer.name, done);
    did += done.did;
  }
  world.wechat.carryOut();
  world.cashDesk.carryOut();
  for (const notice of world.wechat.due()) {
    did += 1;
    await takeNotice(house, notice);
  }
  for (const notice of world.cashDesk.notices.due()) {
    did += 1;
    await takeDeskNotice(house, notice);
  }
  return did;
}

/** What was answered is asked again, long afterwards; answers what does not answer as before. */
export async function repeatAnswered(world: World): Promise<string[]> {
  const house = world.processes.plainHouse();
  const wrong: string[] = [];
  for (const { asked, again, standing } of world.requests) {
    if (standing !== 'answered' || again === 'acts') continue;
    try {
      await ask(house, asked);
    } catch (error) {
      if (again === 'answers' || !(error instanceof Refusal))
        wrong.push(`${asked.requestId} ${asked.action} was answered once and now: ${String(error)}`);
    }
  }
  return wrong;
}
