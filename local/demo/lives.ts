/** How the demo's people come, become active, rise and go about their weeks. */
import { sendBack } from './aftermath';
import { OPERATOR, PARTNER, type Person } from './data/people';
import { approveBySecond } from './office';
import { visit } from './shopping';
import { homeOf, memberIdOf, onlyOrder, scaledDay, type World } from './world';

const FIRST_VISIT_MIN = 9 * 60 + 40;
const LAST_VISIT_MIN = 21 * 60 + 30;
const DAWN_MIN = 6 * 60;

/** Everything about a person that stands in the table goes on the agenda. */
export function planLife(world: World, person: Person, order: number): void {
  const { agenda, mall } = world;
  const joins = scaledDay(world, person.joinsOn);
  agenda.on(joins, 8 * 60 + 40 + order, () => join(world, person));
  if (person.activatesOn !== null) {
    const day = Math.max(joins, scaledDay(world, person.activatesOn));
    agenda.on(day, 9 * 60 + 20 + order, () => activate(world, person));
  }
  if (person.realNameOn !== null)
    agenda.on(Math.max(joins, scaledDay(world, person.realNameOn)), 9 * 60 + 55 + order, async () => {
      const memberId = memberIdOf(world, person.openid);
      await mall.call(OPERATOR, 'operator', 'confirmRealName', { memberId });
    });
  const { role } = person;
  if (role !== null)
    agenda.on(scaledDay(world, role.on), 17 * 60 + 10, async () => {
      const memberId = memberIdOf(world, person.openid);
      const input = { memberId, role: role.name, reason: '沿用入驻前的角色' };
      await approveBySecond(mall, await mall.call(OPERATOR, 'operator', 'setRole', input));
    });
  for (let day = joins; day <= world.days; day += 1)
    agenda.on(day, DAWN_MIN, () => {
      planVisit(world, person);
      return Promise.resolve();
    });
}

/** The region partner buys its pack, applies for its city and is approved. */
export function planPartner(world: World): void {
  const { agenda, mall } = world;
  agenda.on(scaledDay(world, PARTNER.on), 15 * 60, async () => {
    await mall.pay(PARTNER.openid, await mall.call(PARTNER.openid, 'member', 'buyPack', { pack: 'region' }));
    const { city } = PARTNER;
    await mall.call(PARTNER.openid, 'member', 'applyForCity', { city });
    const memberId = memberIdOf(world, PARTNER.openid);
    await mall.call(OPERATOR, 'operator', 'approvePartner', { city, memberId });
  });
}

async function join(world: World, { openid, name, city, referrer }: Person): Promise<void> {
  const input = referrer === null ? {} : { referrerId: memberIdOf(world, referrer) };
  const member = await world.mall.call(openid, 'member', 'join', input);
  world.memberIds.set(openid, member._id);
  await world.mall.call(openid, 'member', 'saveAddress', { address: homeOf({ name, city }), isFirst: true });
}

async function activate(world: World, person: Person): Promise<void> {
  const { agenda, mall } = world;
  const placed = await mall.call(person.openid, 'member', 'buyPack', { pack: 'member' });
  await mall.pay(person.openid, placed);
  if (person.returnsPackOn === null) return;
  const pack = onlyOrder(placed);
  agenda.on(scaledDay(world, person.returnsPackOn), 10 * 60 + 35, () =>
    sendBack(world, person, pack, pack.amountFen, '暂时用不上，退礼包'),
  );
}

function planVisit(world: World, person: Person): void {
  const { agenda, chance } = world;
  const comes = chance.happens((person.visitsAWeek / 7) * 100);
  const minute = chance.int(FIRST_VISIT_MIN, LAST_VISIT_MIN);
  if (comes && !isAway(world, person)) agenda.on(agenda.today, minute, () => visit(world, person));
}

function isAway(world: World, { away }: Person): boolean {
  if (away === null) return false;
  const [from, until] = away;
  const { today } = world.agenda;
  return today >= scaledDay(world, from) && today < scaledDay(world, until);
}
