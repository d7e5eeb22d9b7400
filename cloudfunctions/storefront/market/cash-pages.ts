/** 现金钱包 of a member and 求购资金 of a merchant: what is free, what waits, the statement's first page. One call. */
import { memberHolder, merchantHolder } from '../../ledger/accounts';
import { owedPoints } from '../../ledger/point-debts';
import type { BooksHouse } from '../../ledger/post';
import { currentPolicy, readHolders } from '../../ledger/read-holders';
import type { StatementRow } from '../../ledger/statement';
import { nettable, type Netted } from '../../market/net-debts';
import { cashOf, cashStatement, type CashView } from '../../market/reading/own';
import type { Page } from '../../platform/paging';
import { refuse } from '../../platform/refusal';
import { loadMerchants, mayBuyPoints, merchantOf } from '../../stores/merchants';
import type { PointUnits, Price } from '../../units/amounts';

const ROWS = 20;

interface CashPage extends CashView {
  readonly isMarketOn: boolean;
  readonly statement: Page<StatementRow>;
}

export interface WalletCash extends CashPage {
  readonly price: Price;
  readonly withdrawAfterDays: number;
  readonly owedPointUnits: PointUnits;
  /** What the free cash would pay of it now. */
  readonly nettable: Netted;
}

export async function walletCash(house: BooksHouse, memberId: string): Promise<WalletCash> {
  const holder = memberHolder(memberId);
  const [{ state, holders }, cash, statement] = await Promise.all([
    readHolders(house, [holder]),
    cashOf(house, holder),
    cashStatement(house, holder, null, ROWS),
  ]);
  const found = holders.get(holder) ?? refuse('NOT_A_MEMBER');
  const { market } = await house.memory.policy(state.policyVersion);
  return {
    ...cash,
    statement,
    isMarketOn: market.isOn,
    withdrawAfterDays: market.withdrawAfterDays,
    price: state.price,
    owedPointUnits: owedPoints(found),
    nettable: nettable(found.pointDebts, cash.freeFen, state.price),
  };
}

export async function fundPage(house: BooksHouse, merchantId: string): Promise<CashPage> {
  const holder = merchantHolder(merchantId);
  const [{ market }, merchants, cash, statement] = await Promise.all([
    currentPolicy(house),
    loadMerchants(house.database, [merchantId]),
    cashOf(house, holder),
    cashStatement(house, holder, null, ROWS),
  ]);
  // Who has left takes out, and neither pays in nor buys.
  const isMarketOn = market.isOn && mayBuyPoints(merchantOf(merchants, merchantId));
  return { ...cash, statement, isMarketOn };
}
