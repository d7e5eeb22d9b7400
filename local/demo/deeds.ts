/** What the stories let people do, one by one: somebody by name, an order, a bill at the counter. */
import type { CustomerOrder, PlacedView } from '../../cloudfunctions/orders/views';
import { CHAIN } from './data/chain';
import { PEOPLE, type Person } from './data/people';
import { oneAt } from './data/staff';
import { deliveryOf, offerOf, onlyOrder, type World } from './world';

export function named(name: string): Person {
  const person = PEOPLE.find((one) => one.name === name);
  if (person === undefined) throw new Error(`the story needs ${name}`);
  return person;
}

export function livesHere({ people }: World, person: Person): boolean {
  return people.includes(person);
}

/** In a long demo people come one after another. */
export function hasCome({ memberIds }: World, openid: string): boolean {
  return memberIds.has(openid);
}

export function place(world: World, person: Person, code: string): Promise<PlacedView> {
  const offer = offerOf(world, code);
  const input = {
    lines: [{ skuId: offer.skuId, quantity: 1 }],
    delivery: deliveryOf([offer], person),
  };
  return world.mall.call(person.openid, 'member', 'placeOrder', input);
}

/** Placed and paid. */
export async function order(world: World, person: Person, code: string): Promise<CustomerOrder> {
  const placed = await place(world, person, code);
  await world.mall.pay(person.openid, placed);
  return onlyOrder(placed);
}

/** By the store's own code; the customer types the amount. */
export async function payAtCounter(
  { mall }: World,
  { openid }: Person,
  storeId: string,
  amountFen: number,
): Promise<CustomerOrder> {
  const placed = await mall.call(openid, 'member', 'payAtStore', { storeId, amountFen });
  await mall.pay(openid, placed);
  return onlyOrder(placed);
}

/** By a clerk's code that says the amount. */
export async function payClerksCode(
  { mall }: World,
  { openid }: Person,
  storeId: string,
  bill: { readonly amountFen: number; readonly note: string },
): Promise<CustomerOrder> {
  const clerk = oneAt(storeId, '店员').openid;
  const { code } = await mall.call(clerk, 'store', 'makeBillCode', {
    merchantId: CHAIN.id,
    storeId,
    ...bill,
  });
  const placed = await mall.call(openid, 'member', 'payBillCode', { codeId: code.sceneId });
  await mall.pay(openid, placed);
  return onlyOrder(placed);
}

/** 打赏 for a bill that was paid in cash: the clerk scans the customer's code; answers the offer's id. */
export async function offerTip(
  { mall, memberIds }: World,
  { openid }: Person,
  storeId: string,
  receipt: { readonly amountFen: number; readonly receiptNumber: string },
): Promise<string> {
  const clerk = oneAt(storeId, '店员').openid;
  const here = { merchantId: CHAIN.id, storeId };
  const { text: code } = await mall.call(openid, 'member', 'memberCode', {});
  await mall.call(clerk, 'store', 'scanCode', { ...here, code });
  const memberId = memberIds.get(openid) ?? '';
  return (await mall.call(clerk, 'store', 'offerTip', { ...here, ...receipt, memberId, code })).id;
}

export async function tip(
  world: World,
  person: Person,
  storeId: string,
  receipt: { readonly amountFen: number; readonly receiptNumber: string },
): Promise<void> {
  const tipId = await offerTip(world, person, storeId, receipt);
  const { amountFen } = receipt;
  await world.mall.call(person.openid, 'member', 'confirmTip', { tipId, amountFen });
}
