/** Cash of the market against the desk's number at WeChat: in and out exactly once, to the fen. */
import { cashOuts, payIns } from '../../../cloudfunctions/cashier/documents';
import { STAGES } from '../../../cloudfunctions/cashier/states';
import { MALL, merchantHolder } from '../../../cloudfunctions/ledger/accounts';
import { journal } from '../../../cloudfunctions/ledger/state';
import { cashAccounts } from '../../../cloudfunctions/market/documents';
import { findAll, type Reader } from '../../../cloudfunctions/platform/database';
import type { SimulatedCashDesk } from '../cash-desk';

export async function cashOnce(database: Reader, desk: SimulatedCashDesk): Promise<string[]> {
  const [ins, outs, accounts, entries] = await Promise.all([
    findAll(database, payIns, {}),
    findAll(database, cashOuts, {}),
    findAll(database, cashAccounts, {}),
    findAll(database, journal, {}),
  ]);
  const legs = entries.flatMap((entry) => entry.legs);
  /** Of the accounts of a holder, or of everybody. */
  const booked = (why: string, holder: string | null = null): number =>
    legs
      .filter((leg) => leg.why === why && (holder === null || leg.account.startsWith(`${holder}:`)))
      .reduce((sum, leg) => sum + leg.units, 0);
  const sum = (all: readonly { readonly amountFen: number }[]): number =>
    all.reduce((total, { amountFen }) => total + amountFen, 0);

  const unlikeIn = ins
    .filter(({ _id, state }) => (desk.payIns.get(_id)?.state === 'paid') !== (state === 'paid'))
    .map(
      ({ _id, state }) => `pay-in ${_id} is ${state}, at WeChat ${desk.payIns.get(_id)?.state ?? 'unknown'}`,
    );
  const unended = ins
    .filter(({ state }) => state === 'created')
    .map(({ _id }) => `pay-in ${_id} still waits`);
  const unlikeOut = outs.flatMap(({ _id, state }) => {
    const { cash } = STAGES[state];
    const hasArrived = desk.transfers.get(_id)?.status === 'SUCCESS';
    if (cash === 'waits') return [`way out ${_id} is still ${state}`];
    return hasArrived === (cash === 'gone')
      ? []
      : [`way out ${_id} is ${state}, at WeChat ${desk.transfers.get(_id)?.status ?? 'unknown'}`];
  });
  const strangers = [...desk.transfers.keys()]
    .filter((number) => !outs.some(({ _id }) => _id === number))
    .map((number) => `WeChat has sent ${number}, of which the mall knows nothing`);

  const arrived = outs.filter(({ _id }) => desk.transfers.get(_id)?.status === 'SUCCESS');
  const unlikeHolders = accounts.flatMap(({ _id: holder }) => {
    const out = -booked('out.arrived', holder);
    const sent = sum(arrived.filter((one) => one.holder === holder));
    return out === sent ? [] : [`${holder}: ${out} fen booked as arrived, WeChat sent ${sent}`];
  });
  const opened = legs.filter((leg) => leg.account === MALL.customers && leg.why === 'fund.in');
  const inOfOpening = entries
    .filter(({ kind }) => kind === 'fund')
    .flatMap((entry) => entry.legs)
    .filter((leg) => leg.account !== MALL.customers)
    .reduce((total, leg) => total + leg.units, 0);
  const paid = [...desk.payIns.values()].filter(({ state }) => state === 'paid');
  const booksIn = -opened.reduce((total, leg) => total + leg.units, 0) - inOfOpening;
  const unlikeIns =
    booksIn === sum(paid) ? [] : [`${booksIn} fen booked as paid in, WeChat has ${sum(paid)}`];
  const unlikeFunds = ins.flatMap(({ merchantId }) => {
    const fund = merchantHolder(merchantId);
    return accounts.some(({ _id }) => _id === fund) ? [] : [`${fund} has paid in and has no account`];
  });

  // What everybody has together is what came in and has not gone out, less the market's fees.
  const held = accounts.reduce(
    (total, { freeFen, frozenFen, underwayFen, lots }) =>
      total + freeFen + frozenFen + underwayFen + lots.reduce((fen, lot) => fen + lot.fen, 0),
    0,
  );
  const fees = legs
    .filter((leg) => leg.account === MALL.marketFees)
    .reduce((total, leg) => total + leg.units, 0);
  const expected = inOfOpening + sum(paid) - sum(arrived) - fees;
  const unlikeSum =
    held === expected ? [] : [`wallets and funds hold ${held} fen, ${expected} are at the desk`];
  return [
    ...[unlikeIn, unended, unlikeOut, strangers].flat(),
    ...[unlikeHolders, unlikeIns, unlikeFunds, unlikeSum].flat(),
  ];
}
