/** Codes, bills, vouchers and tips at the counter. */
import { clerkAsks, memberAsks, operatorAsks, useCase } from '../asked';
import type { UseCase } from '../crash';
import { clerk, owner, PEOPLE, type Stage } from '../stage';

const { ann, bea } = PEOPLE;
const FRESH = { codeBooks: 'every look shows a fresh code' };
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

export const counter: readonly UseCase[] = [
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
  useCase(
    'show a code of a voucher',
    async (stage) => {
      const { _id: orderId } = await stage.bought('cards');
      return memberAsks(bea, 'voucherCode', { orderId });
    },
    { besides: FRESH },
  ),
  useCase('show the code of a member', () => memberAsks(bea, 'memberCode', {}), { besides: FRESH }),
  useCase(
    'look who is behind the code of a member',
    async (stage) => {
      const { digits } = await stage.ask<{ digits: string }>(bea, 'member', 'memberCode', {});
      return memberAsks(ann, 'pointReceiver', { to: digits });
    },
    { besides: TRIES },
  ),
  useCase(
    'look what a pickup code stands for',
    async (stage) => {
      const delivery = { kind: 'pickup', storeId: stage.shelf.storeId };
      const { pickupCode } = await stage.bought('goods', { delivery });
      return clerkAsks(stage, 'pickup', { pickupCode });
    },
    { besides: TRIES },
  ),
  useCase('pass a tip', async (stage) => operatorAsks('passTip', { tipId: await confirmedTip(stage) })),
];

async function codeAlone(stage: Stage) {
  const { code } = await cardWithCode(stage);
  return { code };
}
