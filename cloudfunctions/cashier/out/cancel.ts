/** The person does not want it after all: possible until it was confirmed in WeChat. */
import type { HolderId } from '../../ledger/accounts';
import { refuse } from '../../platform/refusal';
import { cashOuts, type CashOut } from '../documents';
import type { CashierHouse } from '../house';
import { STAGES } from '../states';
import { change } from './news';
import { tryOn } from './send';

/** Noted first, so that nobody sends it any more; WeChat calls back what it has. Refuses `WRONG_STATE`. */
export async function cancelOut(house: CashierHouse, holder: HolderId, id: string): Promise<CashOut> {
  const known = await house.database.get(cashOuts, id);
  if (known?.holder !== holder) return refuse('NOT_FOUND', { cashOutId: id });
  const out = await change(house, id, (now) => {
    if (now.isUnwanted) return null;
    if (STAGES[now.state].canCancel) return { ...now, isUnwanted: true };
    return now.state === 'cancelling' ? null : refuse('WRONG_STATE', {}, '这笔钱已在到账途中，不能取消了');
  });
  if (out.state === 'arrived') return refuse('WRONG_STATE', {}, '这笔钱已经到账，不能取消了');
  return tryOn(house, id);
}
