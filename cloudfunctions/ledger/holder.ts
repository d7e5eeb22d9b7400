/** What the books know of a member or a merchant: its SV, its points, its standing. */
import type { Fen, PointUnits, SvUnits } from '../units/amounts';
import { collection, type Document } from '../platform/database';
import type { PackKind, Role } from '../policy/policy';
import type { HolderId } from './accounts';
import type { Holding } from './accumulator/holding';
import type { OrderDays } from './activity';
import { NO_MONTH, type EarnedByWhy, type MonthBook } from './month';

/** Points that a refund could not take back yet, owed to the merchant that paid them (§10). */
export interface PointDebt {
  readonly to: HolderId;
  readonly units: PointUnits;
  /** The refund that made it. */
  readonly cause: string;
}

export interface Holder {
  readonly id: HolderId;
  /**
   * Counts the writes. A write that changes nothing is none to the database and would not meet
   * another transaction's; this makes every touch a change.
   */
  version: number;
  holding: Holding;
  /** ⌊SV⌋ as the journal has it; equal to the holding's when that is up to date. */
  svUnits: SvUnits;
  lockedSvUnits: SvUnits;
  svDebtUnits: SvUnits;
  /** originalAccount or stock; a merchant's may be negative as far as the policy lets it owe. */
  points: PointUnits;
  custodial: PointUnits;
  /** Points of a member's open sell orders (§12). */
  inOrders: PointUnits;
  /**
   * What a refund took out of `inOrders` while the orders still say that they have it; the next
   * touch of an order makes it smaller by as much (docs/market.md).
   */
  takenFromOrders: PointUnits;
  /** Points held for placed orders. */
  frozen: PointUnits;
  /** Rewards in points that wait for the person's verified name (§5). */
  held: PointUnits;
  pointDebts: readonly PointDebt[];
  /** Activated (a settled member pack; strict: a verified name). */
  active: boolean;
  /** The name is verified, and the person is 18 or older. */
  realNamed: boolean;
  role: Role;
  /** Gift packs that are settled and not refunded. */
  heldPacks: readonly PackKind[];
  /** Settled, unrefunded orders, and those of them that are no pack. */
  settledOrders: number;
  ordinaryOrders: number;
  orderDays: OrderDays;
  /** Settled, unrefunded purchases that count for the referrer's role (rules.md §7). */
  boughtFen: Fen;
  /** The same of all own direct customers together. */
  customerSalesFen: Fen;
  /** Sales that brought a differential reward. */
  teamSalesFen: Fen;
  /** Rewards since joining, by reason. */
  earned: EarnedByWhy;
  month: MonthBook;
}

export interface HolderDocument extends Document {
  readonly _id: HolderId;
  readonly version: number;
  /** Has shares in the pool, so that figures wait there for the sweeper. */
  readonly waiting: boolean;
  readonly shares: string;
  readonly acc: string;
  readonly scale: number;
  readonly epoch: number;
  readonly through: string;
  readonly expiry: string;
  readonly frac: string;
  readonly idle: string;
  readonly svUnits: number;
  readonly lockedSvUnits: number;
  readonly svDebtUnits: number;
  readonly points: number;
  readonly custodial: number;
  /** Absent on documents from before the market. */
  readonly inOrders?: number;
  readonly takenFromOrders?: number;
  readonly frozen: number;
  readonly held: number;
  readonly pointDebts: readonly PointDebt[];
  readonly active: boolean;
  readonly realNamed: boolean;
  readonly role: Role;
  readonly heldPacks: readonly PackKind[];
  readonly settledOrders: number;
  readonly ordinaryOrders: number;
  readonly orderDays: OrderDays;
  readonly boughtFen: number;
  readonly customerSalesFen: number;
  readonly teamSalesFen: number;
  readonly earned: EarnedByWhy;
  readonly month: MonthBook;
}

/** The index finds the stalest holders for the sweeper. */
export const holders = collection<HolderDocument>('holders', ['waiting', 'through']);

export function newHolder(id: HolderId, holding: Holding): Holder {
  return {
    id,
    version: 0,
    holding,
    svUnits: 0,
    lockedSvUnits: 0,
    svDebtUnits: 0,
    points: 0,
    custodial: 0,
    inOrders: 0,
    takenFromOrders: 0,
    frozen: 0,
    held: 0,
    pointDebts: [],
    active: false,
    realNamed: false,
    role: 'vip',
    heldPacks: [],
    settledOrders: 0,
    ordinaryOrders: 0,
    orderDays: {},
    boughtFen: 0,
    customerSalesFen: 0,
    teamSalesFen: 0,
    earned: {},
    month: NO_MONTH,
  };
}

export function holderFromDocument(document: HolderDocument): Holder {
  const { _id, waiting: _, shares, acc, scale, epoch, through, expiry, frac, idle, ...plain } = document;
  const holding: Holding = {
    shares: BigInt(shares),
    acc: BigInt(acc),
    scale,
    epoch,
    through,
    expiry,
    frac: BigInt(frac),
    idle: BigInt(idle),
  };
  return {
    id: _id,
    holding,
    ...plain,
    inOrders: plain.inOrders ?? 0,
    takenFromOrders: plain.takenFromOrders ?? 0,
  };
}

export function holderToDocument(holder: Holder): HolderDocument {
  const { id, holding, ...plain } = holder;
  const { scale, epoch, through, expiry } = holding;
  return {
    _id: id,
    waiting: holding.shares > 0n,
    shares: holding.shares.toString(),
    acc: holding.acc.toString(),
    scale,
    epoch,
    through,
    expiry,
    frac: holding.frac.toString(),
    idle: holding.idle.toString(),
    ...plain,
  };
}
