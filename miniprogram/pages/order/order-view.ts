/** An order as its page shows it. Pure. */
import type { DataOf } from '../../services/api';
import { pointText } from '../../services/amounts';
import { placeText } from '../../services/address';
import { earnedLines, type EarnedLine } from '../../services/earned-words';
import {
  afterSaleWord,
  canBuyAgain,
  kindWord,
  nextSentence,
  payFenOf,
  pointsPaidText,
  stateWord,
} from '../../services/order-words';
import { piecesText, refundProgress, type RefundProgress } from '../../services/refund-words';
import { timeText } from '../../services/times';

export type Order = DataOf<'member', 'order'>;
type Line = Order['lines'][number];

export interface Step {
  readonly key: number;
  readonly title: string;
  readonly at: string;
}

export interface ShownLine {
  readonly line: Line;
  /** "去评价", or how the comment stands; empty where nothing can be said. */
  readonly comment: string;
  readonly canComment: boolean;
}

export interface OrderView {
  readonly order: Order | null;
  readonly kind: string;
  readonly state: string;
  readonly next: string;
  readonly payFen: number;
  readonly reducedFen: number;
  /** What was paid in points, what they covered, and what came back of them; empty where nothing was. */
  readonly points: string;
  readonly pointsBack: string;
  /** Where the parcel goes; empty where there is none. */
  readonly place: string;
  readonly lines: readonly ShownLine[];
  readonly steps: readonly Step[];
  readonly earned: readonly EarnedLine[];
  readonly afterSale: string;
  /** What goes back with it; empty where it is money alone. */
  readonly returned: string;
  readonly refund: RefundProgress | null;
  readonly isRefundable: boolean;
  /** An exchange that is not sent yet: taken back at once. */
  readonly isCancellable: boolean;
  readonly isCodeShown: boolean;
  readonly canBuyAgain: boolean;
  /** A service that was paid: it has its code and its record of uses. */
  readonly isVoucher: boolean;
}

export function viewOfOrder(order: Order): OrderView {
  const { afterSale, handover } = order;
  return {
    order,
    kind: kindWord(order),
    state: stateWord(order),
    next: order.unpaid === null ? nextSentence(order) : `请在 ${timeText(order.unpaid.expiresAt)} 前付款`,
    payFen: payFenOf(order),
    reducedFen: order.lines.reduce((sum, line) => sum + line.reductionFen, 0),
    points: pointsPaidText(order),
    pointsBack: pointsBackText(order),
    place: handover?.kind === 'ship' || handover?.kind === 'home' ? placeText(handover.address) : '',
    lines: order.lines.map((line) => shownLine(order, line)),
    steps: stepsOf(order),
    earned: earnedLines({ ...order, way: handover?.kind ?? null }),
    afterSale: afterSale === null ? '' : afterSaleWord(afterSale.state),
    returned: piecesText(order),
    refund: refundProgress(order),
    isRefundable: canBeRefunded(order) && afterSale?.state !== 'requested',
    isCancellable: order.kind === 'exchange' && order.state === 'paid' && afterSale?.state !== 'requested',
    isCodeShown: order.pickupCode !== null && order.state === 'paid',
    canBuyAgain: canBuyAgain(order),
    isVoucher: order.kind === 'service' && order.paidAt !== null,
  };
}

function canBeRefunded({ kind, state, refundable: { mostFen, pointUnits } }: Order): boolean {
  if (kind === 'exchange' && state === 'paid') return false;
  return mostFen > 0 || pointUnits > 0;
}

function pointsBackText({ pointPart }: Order): string {
  const returned = pointPart?.returned ?? 0;
  return returned === 0 ? '' : `${pointText(returned)} 积分`;
}

const COMMENT_STATES = { held: '审核中', shown: '已公开', hidden: '未公开' } as const;

function shownLine({ comments, isCommentable }: Order, line: Line): ShownLine {
  const comment = comments.find(({ skuId }) => skuId === line.skuId);
  if (comment !== undefined)
    return {
      line,
      comment: `已评 ${comment.stars} 星 · ${COMMENT_STATES[comment.state]}`,
      canComment: false,
    };
  return { line, comment: isCommentable ? '去评价' : '', canComment: isCommentable };
}

/** What has happened, the latest first. */
function stepsOf(order: Order): Step[] {
  const { afterSale } = order;
  const happened: (readonly [title: string, at: number | null | undefined])[] = [
    ['下单', order.placedAt],
    ['付款', order.paidAt],
    ['商家发货', order.shippedAt],
    [order.handover?.kind === 'pickup' ? '到店取货' : '收货', order.receivedAt],
    ...order.settled.map(({ use, at }) => [order.uses > 1 ? `第 ${use} 次使用` : '订单完成', at] as const),
    ['申请退款', afterSale?.requestedAt],
    [afterSale?.state === 'cancelled' ? '撤回退款申请' : '商家答复退款', afterSale?.endedAt],
    ...order.refunds.map(({ arrivedAt }) => ['退款到账', arrivedAt] as const),
    ...order.refunds.map(
      ({ pointUnits, agreedAt }) => ['积分退回', pointUnits > 0 ? agreedAt : null] as const,
    ),
  ];
  return happened
    .flatMap(([title, at]) => (at === null || at === undefined ? [] : [{ title, at }]))
    .sort((a, b) => b.at - a.at)
    .map(({ title, at }, key) => ({ key, title, at: timeText(at) }));
}
