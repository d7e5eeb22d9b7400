/** Every stored balance against the sum of its legs, from the first entry. */
import type { HolderDocument } from '../../../cloudfunctions/ledger/holder';
import { sumOf } from '../arithmetic';
import { differs, type Check } from '../finding';

const CASH_PLACES: readonly string[] = ['cash', 'frozenCash', 'cashUnderway'];

/** Account → stored units. */
export function storedBalances(holder: HolderDocument): Map<string, number> {
  const { _id: id } = holder;
  const isMerchant = id.startsWith('merchant:');
  const stored = new Map<string, number>([
    [`${id}:${isMerchant ? 'stock' : 'original'}`, holder.points],
    [`${id}:custodial`, holder.custodial],
    [`${id}:inOrders`, holder.inOrders ?? 0],
    [`${id}:frozen`, holder.frozen],
    [`${id}:held`, holder.held],
    [`${id}:sv`, holder.svUnits],
    [`${id}:lockedSv`, holder.lockedSvUnits],
    [`${id}:svDebt`, -holder.svDebtUnits],
  ]);
  stored.set(`${id}:pointDebt`, -sumOf(holder.pointDebts, (debt) => debt.units));
  return stored;
}

const holderBalances: Check = {
  name: 'balances',
  proves: 'every balance of a holder is the sum of its legs, and no leg is of a holder that is not there',
  *run({ books, facts }) {
    const holders = books.all('holders');
    for (const holder of holders.values()) {
      const isMerchant = holder._id.startsWith('merchant:');
      for (const [account, units] of storedBalances(holder)) {
        yield* differs('holders', holder._id, account, units, facts.balances.get(account) ?? 0);
        const mayOwe = account.endsWith('Debt') || (isMerchant && account.endsWith(':stock'));
        if (units < 0 && !mayOwe)
          yield { collection: 'holders', id: holder._id, what: `${account}: ${units}` };
      }
    }
    for (const [account, units] of facts.balances) {
      const [kind = '', id = '', place = ''] = account.split(':');
      if (kind !== 'member' && kind !== 'merchant') continue;
      const isCash = CASH_PLACES.includes(place) || place === 'wechat' || place === 'claims';
      if (units !== 0 && !isCash && !holders.has(`${kind}:${id}`))
        yield { collection: 'holders', id: `${kind}:${id}`, what: `missing, but ${account} has ${units}` };
    }
  },
};

const claims: Check = {
  name: 'claims',
  proves: 'what merchants claim after refunds is what holders owe them',
  *run({ books, facts }) {
    const owed = new Map<string, number>();
    for (const { pointDebts } of books.all('holders').values())
      for (const { to, units } of pointDebts) owed.set(to, (owed.get(to) ?? 0) + units);
    const claimed = [...facts.balances].filter(([account]) => account.endsWith(':claims'));
    const creditors = new Set([...owed.keys(), ...claimed.map(([account]) => account.slice(0, -7))]);
    for (const id of creditors)
      yield* differs('holders', id, 'claims', facts.balances.get(`${id}:claims`) ?? 0, owed.get(id) ?? 0);
  },
};

const cash: Check = {
  name: 'cash accounts',
  proves: 'every wallet and fund is the sum of its legs: free and waiting, frozen, on its way out',
  *run({ books, facts }) {
    const accounts = books.all('cashAccounts');
    for (const { _id: id, freeFen, frozenFen, underwayFen, lots } of accounts.values()) {
      const free = freeFen + sumOf(lots, (lot) => lot.fen);
      for (const [place, fen] of [
        ['cash', free],
        ['frozenCash', frozenFen],
        ['cashUnderway', underwayFen],
      ] as const) {
        yield* differs('cashAccounts', id, place, fen, facts.balances.get(`${id}:${place}`) ?? 0);
        if (fen < 0) yield { collection: 'cashAccounts', id, what: `${place}: ${fen}` };
      }
    }
    for (const [account, units] of facts.balances) {
      const [kind = '', id = '', place = ''] = account.split(':');
      if (CASH_PLACES.includes(place) && units !== 0 && !accounts.has(`${kind}:${id}`))
        yield {
          collection: 'cashAccounts',
          id: `${kind}:${id}`,
          what: `missing, but ${account} has ${units}`,
        };
    }
  },
};

export const balanceChecks: readonly Check[] = [holderBalances, claims, cash];
