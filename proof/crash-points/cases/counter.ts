/** Bill codes, vouchers and tips at the counter; bookings and visits. */
import { visits } from '../../../cloudfunctions/visits/documents';
import { addDays, dayOf } from '../../../cloudfunctions/units/days';
import { HOME } from '../../../tests/support/mall';
import { AFTERNOON } from '../../simulation/opening';
import { clerkAsks, memberAsks, operatorAsks, useCase } from '../asked';
import type { UseCase } from '../crash';
import { beauticians, clerk, owner, PEOPLE, type Act, type Stage } from '../stage';

const { bea } = PEOPLE;
/** Every attempt with a code is counted, also one that was made before. */
const TRIES = { codeTries: 'every attempt with a code is counted' };

interface WithId {
  readonly _id: string;
}

const billCode = (stage: Stage): Promise<{ bill: WithId }> =>
  stage.ask(clerk, 'store', 'makeBillCode', { ...stage.here, amountFen: 12_300, note: '' });

async function cardWithCode(stage: Stage) {
  const { _id: orderId } = await stage.bought('cards');
  const shown = await stage.ask<{ code: { digits: string } }>(bea, 'member', 'voucherCode', { orderId });
  return { orderId, code: shown.code.digits };
}

async function redeemed(stage: Stage): Promise<{ id: string }> {
  const input = { ...stage.here, ...(await cardWithCode(stage)), beauticianId: null };
  return stage.ask<{ id: string }>(clerk, 'store', 'redeem', input);
}

async function tipInput(stage: Stage) {
  const { digits } = await stage.ask<{ digits: string }>(bea, 'member', 'memberCode', {});
  return { memberId: bea.memberId, code: digits, amountFen: 8_800, receiptNumber: 'R20260601' };
}

async function offeredTip(stage: Stage): Promise<string> {
  const input = { ...stage.here, ...(await tipInput(stage)) };
  return (await stage.ask<{ id: string }>(clerk, 'store', 'offerTip', input)).id;
}

async function confirmedTip(stage: Stage): Promise<string> {
  const tipId = await offeredTip(stage);
  await stage.ask(bea, 'member', 'confirmTip', { tipId, amountFen: 8_800 });
  return tipId;
}

const atTheCounter: readonly UseCase[] = [
  useCase('make a bill code', (stage) => clerkAsks(stage, 'makeBillCode', { amountFen: 12_300, note: '' })),
  useCase('take a bill code back', async (stage) => {
    const { bill } = await billCode(stage);
    return clerkAsks(stage, 'cancelBillCode', { codeId: bill._id });
  }),
  useCase('pay a bill code: placing', async (stage) => {
    const { bill } = await billCode(stage);
    return memberAsks(bea, 'payBillCode', { codeId: bill._id });
  }),
  useCase(
    'hand goods over at the store',
    async (stage) => {
      const delivery = { kind: 'pickup', storeId: stage.shelf.storeId };
      const { pickupCode } = await stage.bought('goods', { delivery });
      return clerkAsks(stage, 'handOver', { pickupCode });
    },
    { besides: TRIES },
  ),
  useCase('scan a code', async (stage) => clerkAsks(stage, 'scanCode', await codeAlone(stage)), {
    besides: TRIES,
  }),
  useCase(
    'redeem a use',
    async (stage) => clerkAsks(stage, 'redeem', { ...(await cardWithCode(stage)), beauticianId: null }),
    { besides: TRIES },
  ),
  useCase('undo a redemption', async (stage) => {
    const { id } = await redeemed(stage);
    return clerkAsks(stage, 'undoRedeem', { redemptionId: id, reason: '顾客改期' }, owner);
  }),
  useCase('offer a tip', async (stage) => clerkAsks(stage, 'offerTip', await tipInput(stage)), {
    besides: TRIES,
  }),
  useCase('confirm a tip', async (stage) =>
    memberAsks(bea, 'confirmTip', { tipId: await offeredTip(stage), amountFen: 8_800 }),
  ),
  useCase('decline a tip', async (stage) =>
    memberAsks(bea, 'declineTip', { tipId: await offeredTip(stage) }),
  ),
  useCase('withdraw a tip', async (stage) =>
    clerkAsks(stage, 'withdrawTip', { tipId: await offeredTip(stage) }),
  ),
  useCase('reverse a tip', async (stage) =>
    operatorAsks('reverseTip', { tipId: await confirmedTip(stage), reason: '没有这张小票' }),
  ),
  useCase('pass a tip', async (stage) => operatorAsks('passTip', { tipId: await confirmedTip(stage) })),
];

async function codeAlone(stage: Stage) {
  const { code } = await cardWithCode(stage);
  return { code };
}

const timeOf = (stage: Stage, slot = 60) => ({ day: addDays(dayOf(stage.now()), 1), slot });

async function booking(stage: Stage, slot?: number, days = 1): Promise<{ bookingId: string }> {
  const { _id: orderId } = await stage.bought('cards');
  const place = { productId: stage.shelf.treatmentId, storeId: stage.shelf.storeId, orderId };
  const time = { ...timeOf(stage, slot), day: addDays(dayOf(stage.now()), days) };
  const { _id } = await stage.ask<WithId>(bea, 'member', 'book', { ...place, ...time });
  return { bookingId: _id };
}

const bookings: readonly UseCase[] = [
  useCase('book with a voucher', async (stage) => {
    const { _id: orderId } = await stage.bought('cards');
    const place = { productId: stage.shelf.treatmentId, storeId: stage.shelf.storeId, orderId };
    return memberAsks(bea, 'book', { ...place, ...timeOf(stage) });
  }),
  useCase('book for a walk-in', (stage) => {
    const walkIn = { name: '李女士', phone: '13900000000' };
    return clerkAsks(stage, 'bookFor', { productId: stage.shelf.treatmentId, walkIn, ...timeOf(stage) });
  }),
  useCase('move a booking', async (stage) =>
    memberAsks(bea, 'moveBooking', { ...(await booking(stage)), ...timeOf(stage, 70) }),
  ),
  useCase('cancel a booking', async (stage) => memberAsks(bea, 'cancelBooking', await booking(stage))),
  useCase('cancel a booking in the store', async (stage) =>
    clerkAsks(stage, 'cancelBooking', { ...(await booking(stage)), reason: '停电' }),
  ),
  useCase('arrive and pay in the store', async (stage) =>
    clerkAsks(stage, 'arriveBooking', { ...(await booking(stage, 60, 0)), paysInStore: true }),
  ),
  useCase(
    'redeem, which checks the booking in',
    async (stage) => {
      await booking(stage, 60, 0);
      const [held] = await stage.database.find({ name: 'orders', indexes: [] }, heldOrders);
      const orderId = held?._id ?? '';
      const shown = await stage.ask<{ code: { digits: string } }>(bea, 'member', 'voucherCode', { orderId });
      return clerkAsks(stage, 'redeem', { orderId, code: shown.code.digits, beauticianId: null });
    },
    { besides: TRIES },
  ),
];
const heldOrders = { where: { kind: 'service' }, limit: 1 };

async function visit(stage: Stage, ...steps: readonly string[]): Promise<{ visitId: string; code: string }> {
  const { _id: orderId } = await stage.bought('cards');
  await stage.ask(bea, 'member', 'planVisit', visitInput(stage, orderId));
  const [planned] = await stage.database.find(visits, { where: {}, limit: 1 });
  const visitId = planned?._id ?? '';
  for (const step of steps) {
    const more = step === 'assignVisit' ? { staffMemberId: beauticians[0]?.memberId } : {};
    await stage.ask(clerk, 'store', step, { ...stage.here, visitId, ...more });
  }
  return { visitId, code: planned?.code ?? '' };
}

function visitInput(stage: Stage, orderId: string) {
  const window = { day: addDays(dayOf(stage.now()), 1), ...AFTERNOON };
  return { orderId, addressId: HOME.id, storeId: stage.shelf.storeId, ...window };
}

const step = async (
  stage: Stage,
  action: string,
  before: readonly string[],
  more: object = {},
): Promise<Act> => {
  const { visitId } = await visit(stage, ...before);
  return clerkAsks(stage, action, { visitId, ...more });
};

const atHome: readonly UseCase[] = [
  useCase('plan a visit', async (stage) => {
    const { _id: orderId } = await stage.bought('cards');
    return memberAsks(bea, 'planVisit', visitInput(stage, orderId));
  }),
  useCase('assign a visit', (stage) =>
    step(stage, 'assignVisit', [], { staffMemberId: beauticians[0]?.memberId }),
  ),
  useCase('set out', (stage) => step(stage, 'departVisit', ['assignVisit'])),
  useCase('arrive', (stage) => step(stage, 'arriveVisit', ['assignVisit', 'departVisit'])),
  useCase('finish a visit', async (stage) => {
    const { visitId, code } = await visit(stage, 'assignVisit', 'departVisit', 'arriveVisit');
    return clerkAsks(stage, 'finishVisit', { visitId, code });
  }),
  useCase('nobody at home', (stage) =>
    step(stage, 'failVisit', ['assignVisit', 'departVisit'], { reason: '没有人在家' }),
  ),
  useCase('cancel a visit', (stage) => step(stage, 'cancelVisit', [], { reason: '门店停业' })),
];

export const counter = [...atTheCounter, ...bookings, ...atHome];
