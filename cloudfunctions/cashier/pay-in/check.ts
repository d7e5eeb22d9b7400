/** Asks WeChat whether a pay-in has been paid, and takes it in like its notice would. */
import { refuse } from '../../platform/refusal';
import { payIns, type PayIn } from '../documents';
import type { CashierHouse } from '../house';
import { receivePayIn } from './receive';

/** Null while nobody has paid. */
export async function confirmPayIn(house: CashierHouse, payInId: string): Promise<PayIn | null> {
  const paid = await house.cashDesk.findPayIn(payInId);
  return paid === null ? null : receivePayIn(house, paid);
}

/** After the payment sheet: the pay-in as it stands, without waiting for the notice. */
export async function checkPayIn(house: CashierHouse, merchantId: string, payInId: string): Promise<PayIn> {
  const known = await house.database.get(payIns, payInId);
  if (known?.merchantId !== merchantId) return refuse('NOT_FOUND', { payInId });
  return known.state === 'paid' ? known : ((await confirmPayIn(house, payInId)) ?? known);
}
