/** One visit: what a person buys, online or at a store. What becomes of it is aftermath.ts. */
import { followBill, followGoods, followSessions } from './aftermath';
import { STORES, type StoreRow } from './data/chain';
import { OWNER, type Person } from './data/people';
import { EVERYBODY_AT_WORK } from './data/staff';
import { BILL_NOTES } from './data/words';
import { payAtCounter, payClerksCode, tip } from './deeds';
import { lookAround } from './voices';
import { deliveryOf, isNamed, type Offer, type World } from './world';

const UNPAID_PERCENT = 5;
/** The others scan the store's own code and type the amount. */
const CLERKS_CODE_PERCENT = 60;

export async function visit(world: World, person: Person): Promise<void> {
  await lookAround(world, person);
  switch (world.chance.weighted({ goods: 50, bill: 30, treatment: 13, card: 5, medical: 2, tip: 3 })) {
    case 'goods':
      return buyGoods(world, person);
    case 'bill':
      return payBill(world, person);
    case 'tip':
      return payInCash(world, person);
    case 'treatment':
      return buySessions(world, person, (offer) => offer.uses === 1 && !offer.isMedical);
    case 'card':
      return buySessions(world, person, (offer) => offer.uses > 1 && !offer.isMedical);
    case 'medical':
      return buySessions(world, person, (offer) => offer.isMedical === isNamed(world, person));
  }
}

async function buyGoods(world: World, person: Person): Promise<void> {
  const { agenda, chance, mall } = world;
  const maySee = (offer: Offer): boolean => !offer.isMedical || isNamed(world, person);
  const goods = world.offers.filter((offer) => offer.kind === 'goods' && maySee(offer));
  const wanted = new Map<string, number>();
  for (let i = chance.int(1, 3); i > 0; i -= 1)
    wanted.set(chance.pick(goods).skuId, chance.happens(25) ? 2 : 1);
  const lines = [...wanted].map(([skuId, quantity]) => ({ skuId, quantity }));
  const delivery = deliveryOf(goods, person);
  const placed = await mall.call(person.openid, 'member', 'placeOrder', { lines, delivery });
  // Whoever does not pay is not asked again: the order closes by itself.
  if (chance.happens(UNPAID_PERCENT)) return;
  agenda.after(2, async () => {
    await mall.pay(person.openid, placed);
    for (const order of placed.orders) followGoods(world, person, order);
  });
}

async function payBill(world: World, person: Person): Promise<void> {
  const { chance } = world;
  const store = storeFor(world, person);
  const amountFen = billOf(world);
  const order = chance.happens(CLERKS_CODE_PERCENT)
    ? await payClerksCode(world, person, store.id, { amountFen, note: chance.pick(BILL_NOTES) })
    : await payAtCounter(world, person, store.id, amountFen);
  followBill(world, person, order);
}

/** In cash, and the store gives 打赏 for it; its own people get none. */
async function payInCash(world: World, person: Person): Promise<void> {
  const { agenda, people, hasTips } = world;
  if (!hasTips || worksHere(person)) return;
  const store = storeFor(world, person);
  const day = agenda.dayOf(agenda.today).replaceAll('-', '');
  // One person has at most one such bill a day.
  const receiptNumber = `${day}${String(people.indexOf(person) + 1).padStart(4, '0')}`;
  await tip(world, person, store.id, { amountFen: billOf(world), receiptNumber });
}

function worksHere({ openid }: Person): boolean {
  return openid === OWNER || EVERYBODY_AT_WORK.some((row) => row.openid === openid);
}

/** Whole yuan, ending in 8 as prices of salons do. */
function billOf({ chance }: World): number {
  return chance.int(12, 88) * 1_000 + 800;
}

function storeFor({ chance }: World, person: Person): StoreRow {
  const near = STORES.filter((store) => store.city === person.city);
  return chance.pick(near.length > 0 && chance.happens(85) ? near : STORES);
}

async function buySessions(world: World, person: Person, isWanted: (offer: Offer) => boolean): Promise<void> {
  const { agenda, chance, mall } = world;
  const offer = chance.pick(world.offers.filter((one) => one.kind === 'service' && isWanted(one)));
  const lines = [{ skuId: offer.skuId, quantity: 1 }];
  const delivery = deliveryOf([offer], person);
  const placed = await mall.call(person.openid, 'member', 'placeOrder', { lines, delivery });
  if (chance.happens(UNPAID_PERCENT)) return;
  agenda.after(3, async () => {
    await mall.pay(person.openid, placed);
    for (const order of placed.orders) followSessions(world, person, order);
  });
}
