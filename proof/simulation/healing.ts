/** Everything works again: timers fire until nothing is left to do, and every unanswered request is repeated. */
import { Refusal } from '../../cloudfunctions/platform/refusal';
import { MINUTE_MS } from '../../cloudfunctions/units/days';
import { ask, takeDeskNotice, takeNotice } from './desk';
import { TIMERS } from './timers';
import type { World } from './world';

/** Refunds that failed wait an hour at most, orders two days for their receipt and one to settle. */
const STEP_MS = 6 * 60 * MINUTE_MS;
const LEAST_ROUNDS = 18;
const MOST_ROUNDS = 60;

export async function heal(world: World): Promise<void> {
  world.faults.isOn = false;
  await world.scheduler.finish();
  await repeatUnanswered(world);
  let quiet = 0;
  for (let round = 0; round < MOST_ROUNDS && (round < LEAST_ROUNDS || quiet < 2); round += 1) {
    // Before the work, so that nothing is due when the last round is over.
    world.passTo(world.now() + STEP_MS);
    quiet = (await tidyUp(world)) === 0 ? quiet + 1 : 0;
  }
  if (quiet < 2) world.bugs.push(`there was still something to do after ${MOST_ROUNDS} rounds of healing`);
}

async function repeatUnanswered(world: World): Promise<void> {
  for (const request of world.requests.filter(({ standing }) => standing === 'open')) world.attempt(request);
  await world.scheduler.finish();
  const silent = world.requests.filter(({ standing }) => standing === 'open');
  for (const { asked } of silent)
    world.bugs.push(`${asked.requestId} ${asked.action} has no answer although everything works`);
}

/** How much there was to do. */
async function tidyUp(world: World): Promise<number> {
  const house = world.processes.plainHouse();
  let did = 0;
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
