/** One pass over the journal: sums of all legs, and the entries of business, without the daily accruals. */
import type { Entry } from '../../cloudfunctions/ledger/entry';
import { addTo } from './arithmetic';
import type { Export } from './export';

export interface JournalFacts {
  readonly balances: ReadonlyMap<string, number>;
  /** Whole SV that a holder was given (or, negative, had taken), by day; conversion left out. */
  readonly svByDay: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Points that the pool credited to each holder. */
  readonly credited: ReadonlyMap<string, number>;
  /** Entries other than `accrue:…`, by id. */
  readonly entries: ReadonlyMap<string, Entry>;
  readonly byCause: ReadonlyMap<string, readonly Entry[]>;
  readonly burnedByDay: ReadonlyMap<string, number>;
}

export function readJournal(books: Export): JournalFacts {
  const balances = new Map<string, number>();
  const svByDay = new Map<string, Map<string, number>>();
  const credited = new Map<string, number>();
  const entries = new Map<string, Entry>();
  const byCause = new Map<string, Entry[]>();
  const burnedByDay = new Map<string, number>();
  for (const entry of books.stream('journal')) {
    for (const { account, units, why } of entry.legs) {
      addTo(balances, account, units);
      const [kind = '', id = '', place] = account.split(':');
      const holder = `${kind}:${id}`;
      if (account === 'mall:burned') addTo(burnedByDay, entry.day, units);
      if (place === 'sv' && why !== 'release') {
        const days = svByDay.get(holder) ?? new Map<string, number>();
        addTo(days, entry.day, units);
        svByDay.set(holder, days);
      }
      if (why === 'release' && (place === 'original' || place === 'stock')) addTo(credited, holder, units);
    }
    if (entry._id.startsWith('accrue:')) continue;
    entries.set(entry._id, entry);
    const same = byCause.get(entry.cause);
    if (same === undefined) byCause.set(entry.cause, [entry]);
    else same.push(entry);
  }
  return { balances, svByDay, credited, entries, byCause, burnedByDay };
}

/** What the entry moved into (or, negative, out of) accounts with one of these reasons. */
export function moved(entry: Entry | undefined, isMeant: (account: string, why: string) => boolean): number {
  return (entry?.legs ?? []).reduce(
    (sum, { account, why, units }) => (isMeant(account, why) ? sum + units : sum),
    0,
  );
}
