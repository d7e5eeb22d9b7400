/** What WeChat Pay has received and sent back, against the mall: each exactly once, to the fen. */
import { wechatAccount } from '../../../cloudfunctions/ledger/accounts';
import { journal } from '../../../cloudfunctions/ledger/state';
import { orders, payments, refunds } from '../../../cloudfunctions/orders/documents';
import { refundNumber } from '../../../cloudfunctions/orders/refunding/send-refunds';
import { findAll, type Reader } from '../../../cloudfunctions/platform/database';
import type { SimulatedWechatPay } from '../wechat';

export async function moneyOnce(database: Reader, wechat: SimulatedWechatPay): Promise<string[]> {
  return [
    ...(await paymentsOnce(database, wechat)),
    ...(await refundsOnce(database, wechat)),
    ...(await balancesOfMerchants(database, wechat)),
  ];
}

async function paymentsOnce(database: Reader, wechat: SimulatedWechatPay): Promise<string[]> {
  const known = await findAll(database, payments, {});
  return known.flatMap(({ _id, state, received, amountFen }) => {
    const asked = wechat.asked.get(_id);
    const isPaid = asked?.state === 'paid';
    const fen = received.reduce((sum, part) => sum + part.amountFen, 0);
    if (state === 'created') return [`payment ${_id} still waits`];
    // Where points pay all of it, WeChat must not hear of it.
    if (amountFen === 0)
      return asked === undefined ? [] : [`payment ${_id} is of nothing, and WeChat was asked for it`];
    const isTaken = state === 'paid' || state === 'paidAfterClose';
    if (isPaid !== isTaken) return [`payment ${_id} is ${state}, at WeChat ${asked?.state ?? 'unknown'}`];
    return isPaid && fen !== amountFen ? [`payment ${_id} is of ${amountFen}, ${fen} came in`] : [];
  });
}

async function refundsOnce(database: Reader, wechat: SimulatedWechatPay): Promise<string[]> {
  const known = await findAll(database, refunds, {});
  const ours = new Map(known.map((refund) => [refundNumber(refund), refund]));
  const unfinished = known
    .filter(({ state }) => state !== 'done')
    .map(({ _id, state }) => `refund ${_id} is ${state}`);
  const unasked = known
    .filter((refund) => refund.amountFen > 0 && wechat.sent.get(refundNumber(refund))?.status !== 'success')
    .map(({ _id }) => `refund ${_id} has not arrived`);
  const extra = [...wechat.sent.values()]
    .filter(({ status, number }) => status === 'success' && !ours.has(number))
    .map(({ number }) => `WeChat sent ${number} back, of which the mall knows nothing`);
  return [...unfinished, ...unasked, ...extra];
}

async function balancesOfMerchants(database: Reader, wechat: SimulatedWechatPay): Promise<string[]> {
  const merchantOf = new Map((await findAll(database, orders, {})).map((one) => [one._id, one.merchantId]));
  const atWechat = new Map<string, number>();
  const add = (orderId: string, fen: number): void => {
    const account = wechatAccount(merchantOf.get(orderId) ?? '');
    atWechat.set(account, (atWechat.get(account) ?? 0) + fen);
  };
  for (const { state, parts } of wechat.asked.values())
    if (state === 'paid') for (const { orderId, amountFen } of parts) add(orderId, amountFen);
  for (const { status, orderId, amountFen } of wechat.sent.values())
    if (status === 'success') add(orderId, -amountFen);
  const legs = (await findAll(database, journal, {})).flatMap((entry) => entry.legs);
  const accounts = new Set([...atWechat.keys(), ...legs.map(({ account }) => account)]);
  return [...accounts].flatMap((account) => {
    if (!account.endsWith(':wechat')) return [];
    const booked = legs.reduce((sum, leg) => (leg.account === account ? sum + leg.units : sum), 0);
    const held = atWechat.get(account) ?? 0;
    return booked === held ? [] : [`${account}: booked ${booked}, at WeChat ${held}`];
  });
}
