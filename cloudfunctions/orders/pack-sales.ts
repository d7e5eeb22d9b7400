/** Gift packs: what they cost under the policy in force, and how many were sold and came back. */
import { currentPolicy } from '../ledger/read-holders';
import type { BooksHouse } from '../ledger/post';
import type { PackKind } from '../policy/policy';
import type { Fen } from '../units/amounts';
import { orders } from './documents';

const PACKS = ['member', 'merchant', 'region'] as const satisfies readonly PackKind[];

export interface PackSales {
  readonly pack: PackKind;
  readonly priceFen: Fen;
  /** Settled and kept. */
  readonly held: number;
  readonly returned: number;
  readonly policyVersion: string;
}

export async function packSales(house: BooksHouse): Promise<PackSales[]> {
  const policy = await currentPolicy(house);
  const count = (pack: PackKind, state: 'settled' | 'refunded'): Promise<number> =>
    house.database.count(orders, { kind: 'pack', state, pack });
  return Promise.all(
    PACKS.map(async (pack) => {
      const [held, returned] = await Promise.all([count(pack, 'settled'), count(pack, 'refunded')]);
      const { priceFen } = policy.joining.packs[pack];
      return { pack, priceFen, held, returned, policyVersion: policy.version };
    }),
  );
}
