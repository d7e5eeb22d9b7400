/** The points that a merchant has for new orders now. */
import type { PointUnits, Price } from '../../units/amounts';
import { merchantHolder } from '../../ledger/accounts';
import type { BooksHouse } from '../../ledger/post';
import { readHolders } from '../../ledger/read-holders';
import type { Policy } from '../../policy/policy';

export interface PointsReady {
  /** In stock and what it may owe; below zero when it owes more. */
  readonly available: PointUnits;
  readonly stock: PointUnits;
  readonly frozen: PointUnits;
  readonly price: Price;
  readonly policy: Policy;
}

export async function pointsReady(house: BooksHouse, merchantId: string): Promise<PointsReady> {
  const id = merchantHolder(merchantId);
  const { state, holders } = await readHolders(house, [id]);
  const policy = await house.memory.policy(state.policyVersion);
  const holder = holders.get(id);
  const stock = holder?.points ?? 0;
  const available = stock + policy.merchants.maxOwedPointUnits;
  return { available, stock, frozen: holder?.frozen ?? 0, price: state.price, policy };
}
