/** Cash through the desk at WeChat Pay: what came into funds, what left wallets and funds, each once and in bounds. */
import type { Entry } from '../../../cloudfunctions/ledger/entry';
import { addTo, dayOf } from '../arithmetic';
import type { Documents } from '../export';
import { differs, type AuditInput, type Check, type Finding } from '../finding';
import { moved } from '../journal-facts';
import { policyOf } from '../policies';

type PayIn = Documents['payIns'];
type CashOut = Documents['cashOuts'];

const payIns: Check = {
  name: 'cash into funds',
  proves: 'every payment into a fund is booked once, with the number and the day that WeChat Pay gave it',
  *run(input) {
    const { books, facts } = input;
    const numbers = new Map<string, string>();
    for (const payIn of books.all('payIns').values()) {
      yield* payInOf(payIn, facts.entries.get(`pay-in:${payIn._id}`), input);
      if (payIn.transactionId === null) continue;
      const other = numbers.get(payIn.transactionId);
      if (other !== undefined)
        yield { collection: 'payIns', id: payIn._id, what: `has the number at WeChat of ${other}` };
      numbers.set(payIn.transactionId, payIn._id);
    }
  },
};

function* payInOf(payIn: PayIn, entry: Entry | undefined, { books }: AuditInput): Generator<Finding> {
  const { _id: id, merchantId, amountFen, state, paidAt, billDay, transactionId } = payIn;
  const isPaid = state === 'paid';
  const account = `merchant:${merchantId}:cash`;
  const booked = moved(entry, (name, why) => name === account && why === 'fund.in');
  yield* differs('payIns', id, 'cash booked', booked, isPaid ? amountFen : 0);
  if (isPaid !== (transactionId !== null && paidAt !== null))
    yield { collection: 'payIns', id, what: `is ${state}, but its number at WeChat says otherwise` };
  if (paidAt !== null) yield* differs('payIns', id, 'day of the bill', billDay, dayOf(paidAt));
  const bounds = policyOf(books, entry?.policyVersion ?? '')?.cash.payIn;
  // The policy may have changed between asking and paying; then the bounds of asking are not known here.
  if (bounds !== undefined && amountFen > bounds.maxFen && samePolicySince(payIn.createdAt, entry, books))
    yield {
      collection: 'payIns',
      id,
      what: `${amountFen} fen, more than the ${bounds.maxFen} of the policy`,
    };
}

function samePolicySince(at: number, entry: Entry | undefined, books: AuditInput['books']): boolean {
  const changes = [...books.all('policies').values()].map((policy) => policy.effectiveFrom);
  return entry !== undefined && !changes.some((day) => day > dayOf(at) && day <= entry.day);
}

/** What becomes of the cash that was set aside, by the state of the way out. */
const FATE: Readonly<Record<CashOut['state'], 'waits' | 'gone' | 'back'>> = {
  ...{ asked: 'waits', accepted: 'waits', toConfirm: 'waits', sending: 'waits', cancelling: 'waits' },
  ...{ arrived: 'gone', failed: 'back', cancelled: 'back' },
};

const cashOuts: Check = {
  name: 'cash on its way out',
  proves:
    'every way out was set aside once, is gone or back as its state says, what waits is underway, days are in bounds',
  *run({ books, facts }) {
    const waiting = new Map<string, number>();
    const ofDay = new Map<string, number>();
    for (const out of books.all('cashOuts').values()) {
      const { _id: id, holder, amountFen, state, day } = out;
      const aside = facts.entries.get(`cash-out:${id}`);
      yield* differs(
        'cashOuts',
        id,
        'cash set aside',
        -cashOf(aside, holder, 'cash', 'out.aside'),
        amountFen,
      );
      const news = facts.entries.get(`out-news:${id}`);
      const gone = -cashOf(news, holder, 'cashUnderway', 'out.arrived');
      const back = cashOf(news, holder, 'cash', 'out.back');
      const fate = FATE[state];
      yield* differs('cashOuts', id, 'cash that arrived', gone, fate === 'gone' ? amountFen : 0);
      yield* differs('cashOuts', id, 'cash that came back', back, fate === 'back' ? amountFen : 0);
      if (fate === 'gone' && out.billDay === null)
        yield { collection: 'cashOuts', id, what: 'has arrived, but no bill of WeChat lists it' };
      if (fate === 'waits') addTo(waiting, holder, amountFen);
      const limits = policyOf(books, aside?.policyVersion ?? '')?.cash;
      const bounds = holder.startsWith('member:') ? limits?.withdraw : limits?.takeOut;
      if (bounds === undefined) continue;
      if (amountFen < bounds.minFen || amountFen > bounds.maxFen)
        yield { collection: 'cashOuts', id, what: `${amountFen} fen, out of the bounds of the policy` };
      if (fate !== 'back') addTo(ofDay, `${holder} ${day}`, amountFen);
      const used = ofDay.get(`${holder} ${day}`) ?? 0;
      if (used > bounds.dayFen)
        yield { collection: 'cashOuts', id, what: `makes ${used} fen of ${day}, more than ${bounds.dayFen}` };
    }
    for (const { _id: id, underwayFen } of books.all('cashAccounts').values())
      yield* differs('cashAccounts', id, 'cash of ways out', underwayFen, waiting.get(id) ?? 0);
  },
};

function cashOf(entry: Entry | undefined, holder: string, place: string, why: string): number {
  return moved(entry, (name, word) => name === `${holder}:${place}` && word === why);
}

export const deskChecks: readonly Check[] = [payIns, cashOuts];
