/** What points would cover of a bill at a store, told before anybody agrees to it. */
import { SV_UNITS_PER_FEN, type Fen, type SvUnits } from '../../units/amounts';
import { memberHolder } from '../../ledger/accounts';
import { owedPoints } from '../../ledger/point-debts';
import type { BooksHouse } from '../../ledger/post';
import { readHolders } from '../../ledger/read-holders';
import { loadMerchants, storeOf } from '../../stores/merchants';
import { billDraft } from '../placing/pay-at-store';
import type { PointsOffer } from '../placing/quote';
import { cover, shareBpOf, sumOf } from './cover';

export interface BillPoints extends PointsOffer {
  /** What is left to pay in money, and what that brings an active member. */
  readonly payFen: Fen;
  readonly earnsSvUnits: SvUnits;
}

/** Two round trips: the store and the person, then the merchant. */
export async function billPoints(
  house: BooksHouse,
  memberId: string,
  storeId: string,
  amountFen: Fen,
): Promise<BillPoints> {
  const buyer = memberHolder(memberId);
  const [store, { state, holders }] = await Promise.all([
    storeOf(house.database, storeId),
    readHolders(house, [buyer]),
  ]);
  const [merchants, policy] = await Promise.all([
    loadMerchants(house.database, [store.merchantId]),
    house.memory.policy(state.policyVersion),
  ]);
  const holder = holders.get(buyer);
  const availableUnits = holder === undefined || owedPoints(holder) > 0 ? 0 : holder.custodial;
  const covered = cover([billDraft(store, 'bill', amountFen, '')], {
    shareBpOf: (id) => shareBpOf(merchants.get(id), policy),
    price: state.price,
    available: availableUnits,
  });
  const lines = covered.flatMap((draft) => draft.lines);
  const allowanceFen = lines.reduce((sum, line) => sum + line.allowanceFen, 0);
  return {
    ...{ ...sumOf(covered), availableUnits, price: state.price },
    payFen: lines.reduce((sum, line) => sum + line.amountFen, 0),
    earnsSvUnits: allowanceFen * SV_UNITS_PER_FEN * policy.rewards.buyerSvMultiple,
  };
}
