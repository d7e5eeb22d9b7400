/** WeChat Pay's side in memory: who has paid what, what was sent back, and the notices that are on the way. */
import type { Chance } from '../../local/demo/chance';
import type { Instant } from '../../cloudfunctions/units/days';
import { dayOf, type Day } from '../../cloudfunctions/units/days';
import { WechatPayFailure } from '../../cloudfunctions/platform/wechat-pay/failure';
import type {
  AskedPayment,
  BillLine,
  Notice,
  PaymentAtWechat,
  PaymentParameters,
  PrepayRequest,
  RefundAtWechat,
  RefundRequest,
  WechatPay,
} from '../../cloudfunctions/platform/wechat-pay/wechat-pay';
import type { Faults } from './faults';
import { Notices } from './notices';

interface Asked extends PrepayRequest {
  state: 'open' | 'paid' | 'closed';
  paidAt: Instant;
}
interface Sent extends RefundRequest {
  status: RefundAtWechat['status'];
  readonly acceptedAt: Instant;
}

const PARAMETERS: PaymentParameters = {
  ...{ timeStamp: '0', nonceStr: '0', package: 'prepay_id=0' },
  ...{ signType: 'RSA', paySign: '0' },
};

export class SimulatedWechatPay implements WechatPay {
  readonly asked = new Map<string, Asked>();
  readonly sent = new Map<string, Sent>();
  readonly notices: Notices<Notice>;

  constructor(
    private readonly chance: Chance,
    private readonly faults: Faults,
    private readonly now: () => Instant,
  ) {
    this.notices = new Notices(chance, faults, now);
  }

  /** Another WeChat that knows the same. */
  copy(now: () => Instant): SimulatedWechatPay {
    const copy = new SimulatedWechatPay(this.chance, this.faults, now);
    for (const [id, asked] of this.asked) copy.asked.set(id, { ...asked });
    for (const [number, sent] of this.sent) copy.sent.set(number, { ...sent });
    this.notices.copyTo(copy.notices);
    return copy;
  }

  prepay(request: PrepayRequest): Promise<PaymentParameters> {
    const known = this.asked.get(request.paymentId);
    if (known?.state === 'paid') return failed('ORDERPAID');
    if (known?.state === 'closed') return failed('ORDER_CLOSED');
    this.asked.set(request.paymentId, { ...request, state: 'open', paidAt: 0 });
    return Promise.resolve(PARAMETERS);
  }

  /** Somebody confirms at the sheet, if WeChat still takes it. */
  confirm(paymentId: string): boolean {
    const asked = this.asked.get(paymentId);
    if (asked?.state !== 'open' || asked.expiresAt <= this.now()) return false;
    asked.state = 'paid';
    asked.paidAt = this.now();
    this.notices.tell({ kind: 'payment', payment: paidOf(asked) });
    return true;
  }

  findPayment({ paymentId }: AskedPayment): Promise<PaymentAtWechat | null> {
    const asked = this.asked.get(paymentId);
    return Promise.resolve(asked?.state === 'paid' ? paidOf(asked) : null);
  }

  closePayment({ paymentId }: AskedPayment): Promise<void> {
    const asked = this.asked.get(paymentId);
    if (asked?.state === 'paid') return failed('ORDERPAID');
    if (asked !== undefined) asked.state = 'closed';
    return Promise.resolve();
  }

  refund(request: RefundRequest): Promise<RefundAtWechat> {
    const { number, amountFen } = request;
    const known = this.sent.get(number);
    if (known !== undefined)
      return known.amountFen === amountFen ? Promise.resolve(newsOf(known)) : failed('INVALID_REQUEST');
    if (this.leftOf(request.orderId, request.paidFen) < amountFen) return failed('INVALID_REQUEST');
    // The account of a merchant may be empty for a while.
    if (this.faults.isOn && this.chance.happens(10)) return failed('NOT_ENOUGH');
    const sent: Sent = { ...request, status: 'processing', acceptedAt: this.now() };
    this.sent.set(number, sent);
    return Promise.resolve(newsOf(sent));
  }

  findRefund(number: string): Promise<RefundAtWechat | null> {
    const known = this.sent.get(number);
    return Promise.resolve(known === undefined ? null : newsOf(known));
  }

  /** Refunds arrive; a few are closed by WeChat and have to be asked for anew. */
  carryOut(): void {
    for (const sent of this.sent.values()) {
      if (sent.status !== 'processing' || (this.faults.isOn && this.chance.happens(40))) continue;
      sent.status = this.faults.happens('refundClosed', 10) ? 'closed' : 'success';
      this.notices.tell({ kind: 'refund', refundNumber: sent.number });
    }
  }

  /** Paid for the order and not on its way back. */
  private leftOf(orderId: string, paidFen: number): number {
    const back = [...this.sent.values()].filter((one) => one.orderId === orderId && one.status !== 'closed');
    return back.reduce((left, one) => left - one.amountFen, paidFen);
  }

  due(): Notice[] {
    return this.notices.due();
  }

  /** What was paid and accepted that day; refunds that were closed later stay in it, as WeChat's own bill keeps them. */
  bill(day: Day): Promise<readonly BillLine[] | null> {
    if (day >= dayOf(this.now())) return Promise.resolve(null);
    const paid = [...this.asked.values()]
      .filter(({ state, paidAt }) => state === 'paid' && dayOf(paidAt) === day)
      .flatMap(({ parts }) => parts.map((part) => ({ ...part, kind: 'payment' as const, refundNumber: '' })));
    const sent = [...this.sent.values()]
      .filter(({ acceptedAt }) => dayOf(acceptedAt) === day)
      .map(({ number, orderId, subMchid, amountFen }) => ({
        ...{ kind: 'refund' as const, orderId, subMchid, amountFen, refundNumber: number },
      }));
    return Promise.resolve([...paid, ...sent]);
  }

  readNotice(): Promise<never> {
    return failed('NOT_FROM_WECHAT');
  }
}

function failed(code: string): Promise<never> {
  return Promise.reject(new WechatPayFailure(code, 'simulated'));
}

function paidOf({ paymentId, payerOpenId, paidAt, parts }: Asked): PaymentAtWechat {
  const paid = parts.map((part) => ({ ...part, transactionId: `wx-${part.orderId}` }));
  return { paymentId, payerOpenId, paidAt, parts: paid };
}

const newsOf = ({ number, status, amountFen, acceptedAt }: Sent): RefundAtWechat => ({
  ...{ number, status, amountFen, acceptedAt },
});
