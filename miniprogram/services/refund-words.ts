/** How far a refund is, from the request to the money, in words. Pure. */
import type { DataOf } from './api';
import { timeText } from './times';

type Order = DataOf<'member', 'order'>;

export interface RefundStep {
  readonly title: string;
  /** When it happened; empty while it has not. */
  readonly at: string;
  readonly isDone: boolean;
}

export interface RefundProgress {
  readonly steps: readonly RefundStep[];
  /** What happens next; empty when nothing does. */
  readonly next: string;
}

/** "面霜 ×1、喷雾 ×2": what goes back; empty where only money is asked for. */
export function piecesText({
  afterSale,
  lines,
}: {
  readonly afterSale: Order['afterSale'];
  readonly lines: readonly { readonly title: string }[];
}): string {
  const pieces = afterSale?.pieces ?? [];
  return pieces.map(({ line, quantity }) => `${lines[line]?.title ?? ''} ×${quantity}`).join('、');
}

/** Of the latest request, or of a refund that nobody had to ask for; null where there is neither. */
export function refundProgress({
  afterSale,
  refunds,
}: Pick<Order, 'afterSale' | 'refunds'>): RefundProgress | null {
  const refund = afterSale?.state === 'refunded' || afterSale === null ? refunds[0] : undefined;
  if (afterSale?.state === 'cancelled' || (afterSale === null && refund === undefined)) return null;
  const asked = afterSale === null ? [] : [step('提交申请', afterSale.requestedAt)];
  if (afterSale?.state === 'refused')
    return {
      steps: [...asked, step('商家未同意', afterSale.endedAt ?? null, true)],
      next: '可以按商家的回复处理，也可以再次申请',
    };
  if (refund !== undefined && refund.amountFen === 0)
    return {
      steps: [...asked, step('商家同意退款', refund.agreedAt), step('积分退回托管账户', refund.agreedAt)],
      next: '积分已退回托管账户',
    };
  const steps = [
    ...asked,
    step('商家同意退款', refund?.agreedAt ?? null),
    step('已提交微信退款', refund?.sentAt ?? null, refund?.isDone),
    step('退款到账', refund?.arrivedAt ?? null, refund?.isDone),
  ];
  return { steps, next: nextOf(refund) };
}

/** @param isKnown that it has happened, also where nobody noted when */
function step(title: string, at: number | null, isKnown = false): RefundStep {
  return { title, at: at === null ? '' : timeText(at), isDone: isKnown || at !== null };
}

function nextOf(refund: Order['refunds'][number] | undefined): string {
  if (refund === undefined) return '等待商家处理，商家答复前可以撤回';
  if (refund.isDone) return '款项已按原支付方式退回';
  if (refund.isStuck) return '原支付方式收不到退款，客服会联系您处理';
  return '退到零钱通常几分钟内到账，退到银行卡一般 1–3 个工作日';
}
