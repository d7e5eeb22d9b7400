/** What a day at a merchant consists of, row by row. Pure. */
import type { Fen, PointUnits, SvUnits } from '../../units/amounts';
import type { Day, Instant } from '../../units/days';
import { merchantHolder } from '../../ledger/accounts';
import type { Order, Refund, Settlement } from '../documents';

/**
 * online: paid in the mall · counter: scan to pay · receipt: a bill in cash or by card that a tip was
 * confirmed for, no takings of the mall · redeemed: a use of a service, paid before · settled: goods,
 * bills and packs that settled · refund: money on its way back.
 */
const ROW_KINDS = ['online', 'counter', 'receipt', 'redeemed', 'settled', 'refund'] as const;
export type RowKind = (typeof ROW_KINDS)[number];

export interface StatementRow {
  readonly at: Instant;
  readonly kind: RowKind;
  /** Null: of no store, but of the chain. */
  readonly storeId: string | null;
  readonly orderId: string;
  readonly title: string;
  readonly amountFen: Fen;
  /** Of the customer's points beside the money; they join the stock with what settles. */
  readonly paidPoints: PointUnits;
  /** Of rows that settle alone: what was given up for it, paid in points, and earned by the merchant. */
  readonly allowanceFen: Fen;
  readonly deducted: PointUnits;
  readonly svUnits: SvUnits;
}

/** Where the order belongs: the counter where it was paid, or the store where it is fetched. */
export function storeIdOf({ storeId, handover }: Pick<Order, 'storeId' | 'handover'>): string | null {
  return storeId ?? (handover?.kind === 'pickup' ? handover.storeId : null);
}

const NOTHING_SETTLED = { allowanceFen: 0, deducted: 0, svUnits: 0 } as const;

function titleOf({ lines }: Order): string {
  return lines.map((line) => line.title).join('、');
}

/** A paid order, with what the customer paid for it. */
export function paidRow(order: Order): StatementRow {
  const kind = order.receiptNumber !== null ? 'receipt' : order.kind === 'store' ? 'counter' : 'online';
  return {
    ...{ at: order.paidAt ?? order.placedAt, kind, storeId: storeIdOf(order), orderId: order._id },
    ...{ title: titleOf(order), amountFen: order.amountFen + order.freightFen, ...NOTHING_SETTLED },
    paidPoints: order.pointPart?.units ?? 0,
  };
}

/** What settled of an order on a day; a use that was undone never was. */
export function settledRows(order: Order, day: Day): StatementRow[] {
  const ofDay = order.settlements.filter((one) => one.day === day && !wasUndone(one));
  return ofDay.map((settlement) => ({
    ...{ at: settlement.at, orderId: order._id, title: titleOf(order) },
    kind: order.kind === 'service' ? 'redeemed' : 'settled',
    storeId: settlement.storeId ?? storeIdOf(order),
    amountFen: settlement.amountFen,
    paidPoints: settlement.pointUnits ?? 0,
    allowanceFen: settlement.allowanceFen,
    deducted: settlement.deducted,
    svUnits: merchantSv(order, settlement),
  }));
}

function wasUndone({ reversed, refundedFen, amountFen }: Settlement): boolean {
  return reversed && refundedFen < amountFen;
}

function merchantSv(order: Order, { legs }: Settlement): SvUnits {
  const own = legs.filter((leg) => leg.why === 'merchant' && leg.to === merchantHolder(order.merchantId));
  return own.reduce((sum, leg) => sum + leg.units, 0);
}

/** Money that goes back, as a negative amount. */
export function refundRow(refund: Refund, order: Order): StatementRow {
  return {
    ...{ at: refund.createdAt, kind: 'refund', storeId: storeIdOf(order), orderId: order._id },
    ...{ title: titleOf(order), amountFen: 0 - refund.amountFen, ...NOTHING_SETTLED },
    paidPoints: 0 - (refund.pointUnits ?? 0),
  };
}

export interface KindTotals {
  readonly count: number;
  readonly amountFen: Fen;
  readonly paidPoints: PointUnits;
}

export interface StatementTotals {
  readonly kinds: Readonly<Record<RowKind, KindTotals>>;
  /** What customers paid in the mall and at the counter, less what goes back. */
  readonly takingsFen: Fen;
  /** In points beside it. */
  readonly takingsPoints: PointUnits;
  readonly allowanceFen: Fen;
  readonly deducted: PointUnits;
  readonly svUnits: SvUnits;
}

export function totalsOf(rows: readonly StatementRow[]): StatementTotals {
  const sum = (of: (row: StatementRow) => number, among = rows): number =>
    among.reduce((total, row) => total + of(row), 0);
  const ofKind = (kind: RowKind) => {
    const among = rows.filter((row) => row.kind === kind);
    return {
      count: among.length,
      amountFen: sum((row) => row.amountFen, among),
      paidPoints: sum((row) => row.paidPoints, among),
    };
  };
  const kinds = Object.fromEntries(ROW_KINDS.map((kind) => [kind, ofKind(kind)])) as StatementTotals['kinds'];
  return {
    kinds,
    takingsFen: kinds.online.amountFen + kinds.counter.amountFen + kinds.refund.amountFen,
    takingsPoints: kinds.online.paidPoints + kinds.counter.paidPoints + kinds.refund.paidPoints,
    allowanceFen: sum((row) => row.allowanceFen),
    deducted: sum((row) => row.deducted),
    svUnits: sum((row) => row.svUnits),
  };
}
