/** Each entry alone: its id, its day, its policy, its legs. */
import { createHash } from 'node:crypto';

import type { Entry, Leg } from '../../../cloudfunctions/ledger/entry';
import { addDays, dayOf } from '../arithmetic';
import type { Export } from '../export';
import { differs, type AuditInput, type Check, type Finding } from '../finding';
import { KINDS } from '../kinds';
import { policyVersionOn } from '../policies';

const ASSET_OF_PLACE: Readonly<Record<string, string>> = {
  ...{ original: 'POINTS', stock: 'POINTS', custodial: 'POINTS', inOrders: 'POINTS', frozen: 'POINTS' },
  ...{ held: 'POINTS', pointDebt: 'POINTS', claims: 'POINTS' },
  ...{ sv: 'SV', lockedSv: 'SV', svDebt: 'SV' },
  ...{ wechat: 'CNY', cash: 'CNY', frozenCash: 'CNY', cashUnderway: 'CNY' },
};
const ASSET_OF_MALL: Readonly<Record<string, string>> = {
  ...{ 'mall:pointsCreated': 'POINTS', 'mall:pool': 'POINTS', 'mall:burned': 'POINTS' },
  ...{ 'mall:svGranted': 'SV', 'mall:svConverted': 'SV' },
  ...{ 'world:customers': 'CNY', 'mall:marketFees': 'CNY', 'replay:supply': 'POINTS' },
};

function assetOf(account: string): string | undefined {
  const [kind = '', id = '', place = '', ...more] = account.split(':');
  if (account in ASSET_OF_MALL) return ASSET_OF_MALL[account];
  const isHolder = (kind === 'member' || kind === 'merchant') && id !== '' && more.length === 0;
  return isHolder ? ASSET_OF_PLACE[place] : undefined;
}

const legsSumToZero: Check = {
  name: 'legs',
  proves: 'the legs of every entry are whole amounts of accounts that exist, and sum to zero for each asset',
  *run({ books }) {
    for (const entry of books.stream('journal')) yield* legsOf(entry);
  },
};

function* legsOf({ _id: id, legs }: Entry): Generator<Finding> {
  if (legs.length === 0) yield { collection: 'journal', id, what: 'an entry without legs' };
  const sums = new Map<string, bigint>();
  for (const leg of legs) {
    yield* legIsWell(id, leg);
    if (Number.isSafeInteger(leg.units)) sums.set(leg.asset, (sums.get(leg.asset) ?? 0n) + BigInt(leg.units));
  }
  for (const [asset, sum] of sums) yield* differs('journal', id, `sum of the ${asset} legs`, sum, 0n);
}

function* legIsWell(id: string, { account, asset, units, why }: Leg): Generator<Finding> {
  if (!Number.isSafeInteger(units) || units === 0)
    yield { collection: 'journal', id, what: `${account} moves ${String(units)}` };
  if (why === '') yield { collection: 'journal', id, what: `${account} moves without a reason` };
  const expected = assetOf(account);
  if (expected === undefined) yield { collection: 'journal', id, what: `there is no account ${account}` };
  else if (expected !== asset) yield* differs('journal', id, `asset of ${account}`, asset, expected);
}

const idsFollow: Check = {
  name: 'entry ids',
  proves: 'every entry has the id of what caused it, and that document is there',
  *run(input) {
    for (const entry of input.books.stream('journal')) yield* idOf(input, entry);
  },
};

function* idOf({ books, moreKinds }: AuditInput, entry: Entry): Generator<Finding> {
  const { _id: id, kind, cause } = entry;
  if (id.startsWith('accrue:')) {
    yield* accrualOf(entry);
    return;
  }
  if (moreKinds.includes(kind)) return;
  const known = KINDS[kind];
  if (known === undefined) {
    yield { collection: 'journal', id, what: `there is no kind of entry ${kind}` };
    return;
  }
  const prefix = (known.prefixes ?? [kind]).find((one) => id.startsWith(`${one}:`));
  if (prefix === undefined || !known.id(entry, id.slice(prefix.length + 1)))
    yield { collection: 'journal', id, what: `the id does not follow from ${kind} of ${cause}` };
  if (known.cause !== null && !books.all(known.cause).has(cause))
    yield { collection: 'journal', id, what: `its cause ${cause} is missing in ${known.cause}` };
}

/** What waited in the pool, and the debts that were paid of it: once a holder and closed day. */
function* accrualOf({ _id: id, day, legs }: Entry): Generator<Finding> {
  const through = id.slice(id.lastIndexOf(':') + 1);
  yield* differs('journal', id, 'the closed day in the id', through, addDays(day, -1));
  const holder = id.slice('accrue:'.length, id.lastIndexOf(':'));
  if (!legs.some(({ account }) => account.startsWith(`${holder}:`)))
    yield { collection: 'journal', id, what: `nothing of it concerns ${holder}` };
  for (const { why } of legs)
    if (why !== 'release' && why !== 'debt.paid')
      yield { collection: 'journal', id, what: `an accrual moves for ${why}` };
}

const daysAndPolicies: Check = {
  name: 'entry days',
  proves:
    'every entry belongs to the day of its moment, a close to the day before, under the policy of that day',
  *run({ books }) {
    const [first] = books.days();
    const open = addDays(books.manifest.day, 1);
    for (const entry of books.stream('journal')) {
      const { _id: id, day, at, kind, policyVersion } = entry;
      const calendar = dayOf(at);
      if (kind === 'close') yield* closeOf(entry, calendar);
      // Before the first day has begun, everything waits for it.
      else if (calendar !== day && !(day === (first?.day ?? open) && calendar < day))
        yield* differs('journal', id, 'day', day, calendar);
      if (day > open) yield { collection: 'journal', id, what: `${day} has not begun, open is ${open}` };
      yield* differs('journal', id, 'policy', policyVersion, policyVersionOn(books, day));
    }
  },
};

function* closeOf({ _id: id, day, inputHash }: Entry, calendar: string): Generator<Finding> {
  if (calendar <= day)
    yield { collection: 'journal', id, what: `closed on ${calendar}, before the day was over` };
  yield* differs('journal', id, 'input hash', inputHash, hashOfDay(day));
}

function hashOfDay(day: string): string {
  return createHash('sha256').update(`{"day":"${day}"}`).digest('hex').slice(0, 32);
}

const policiesAreKept: Check = {
  name: 'policies',
  proves: 'every version is under its own name, and each day ran under the one in force',
  *run({ books }: { books: Export }) {
    for (const { _id: id, policy } of books.all('policies').values())
      yield* differs('policies', id, 'version', policy.version, id);
    for (const { day, policyVersion } of books.days())
      yield* differs('days', day, 'policy', policyVersion, policyVersionOn(books, day));
  },
};

export const entryChecks: readonly Check[] = [legsSumToZero, idsFollow, daysAndPolicies, policiesAreKept];
