/** The cash desk at a WeChat Pay in memory, which answers, loses answers and forgets as a test wants it. */
import type {
  CashDesk,
  DeskNotice,
  FlowLine,
  PayInAtWechat,
  PayInRequest,
  TransferAtWechat,
  TransferRequest,
  TransferStatus,
} from '../../cloudfunctions/platform/wechat-pay/cash-desk';
import { WechatPayFailure } from '../../cloudfunctions/platform/wechat-pay/failure';
import type { PaymentParameters } from '../../cloudfunctions/platform/wechat-pay/wechat-pay';
import type { Instant } from '../../cloudfunctions/units/days';

/** lost: done, and the answer never comes · down: not done · any other word: refused with this code */
export type Trouble = 'lost' | 'down' | (string & {});

interface Order {
  readonly request: PayInRequest;
  paid: PayInAtWechat | null;
  isClosed: boolean;
}

interface Transfer {
  readonly request: TransferRequest;
  readonly acceptedAt: Instant;
  status: TransferStatus;
  changedAt: Instant;
  failReason: string | null;
}

export class ScriptedDesk implements CashDesk {
  readonly orders = new Map<string, Order>();
  readonly transfers = new Map<string, Transfer>();
  /** How often each transfer was asked for. */
  readonly asked: string[] = [];
  /** What goes wrong with the next calls of a method, in this order. */
  readonly troubles: { method: keyof CashDesk; trouble: Trouble }[] = [];
  /** What a new transfer begins as. */
  begins: TransferStatus = 'WAIT_USER_CONFIRM';

  constructor(private readonly clock: { now: () => Instant }) {}

  trouble(method: keyof CashDesk, trouble: Trouble, times = 1): void {
    for (let i = 0; i < times; i += 1) this.troubles.push({ method, trouble });
  }

  /** The person pays at the sheet. */
  pay(number: string, amountFen = this.order(number).request.amountFen): PayInAtWechat {
    const order = this.order(number);
    if (order.isClosed) throw new Error(`${number} is closed`);
    const { payerOpenId } = order.request;
    const transactionId = `4200${number}`;
    order.paid = { number, payerOpenId, amountFen, transactionId, paidAt: this.clock.now() };
    return order.paid;
  }

  /** Something becomes of a transfer. */
  turn(number: string, status: TransferStatus, failReason: string | null = null): void {
    Object.assign(this.transferOf(number), { status, failReason, changedAt: this.clock.now() });
  }

  prepay(request: PayInRequest): Promise<PaymentParameters> {
    return this.answer('prepay', () => {
      const order = this.orders.get(request.number) ?? { request, paid: null, isClosed: false };
      if (order.paid !== null) throw new WechatPayFailure('ORDERPAID', request.number);
      this.orders.set(request.number, order);
      const signed = { timeStamp: '1', nonceStr: 'n', signType: 'RSA', paySign: 's' } as const;
      return { ...signed, package: `prepay_id=${request.number}` };
    });
  }

  findPayIn(number: string): Promise<PayInAtWechat | null> {
    return this.answer('findPayIn', () => this.orders.get(number)?.paid ?? null);
  }

  closePayIn(number: string): Promise<void> {
    return this.answer('closePayIn', () => {
      const order = this.orders.get(number);
      if (order === undefined) return;
      if (order.paid !== null) throw new WechatPayFailure('ORDERPAID', number);
      order.isClosed = true;
    });
  }

  transfer(request: TransferRequest): Promise<TransferAtWechat> {
    const { number } = request;
    this.asked.push(number);
    return this.answer('transfer', () => {
      const now = this.clock.now();
      const begun = { request, acceptedAt: now, status: this.begins, changedAt: now, failReason: null };
      const known = this.transfers.get(number) ?? begun;
      this.transfers.set(number, known);
      const packageInfo = known.status === 'WAIT_USER_CONFIRM' ? `package-${number}` : null;
      return { ...said(known), amountFen: null, changedAt: null, failReason: null, packageInfo };
    });
  }

  findTransfer(number: string): Promise<TransferAtWechat | null> {
    return this.answer('findTransfer', () => {
      const known = this.transfers.get(number);
      return known === undefined ? null : said(known);
    });
  }

  cancelTransfer(number: string): Promise<TransferAtWechat> {
    return this.answer('cancelTransfer', () => {
      const known = this.transferOf(number);
      if (!['ACCEPTED', 'PROCESSING', 'WAIT_USER_CONFIRM'].includes(known.status))
        throw new WechatPayFailure('INVALID_REQUEST', number);
      this.turn(number, 'CANCELING');
      return { ...said(known), amountFen: null, acceptedAt: null };
    });
  }

  confirmParameters(packageInfo: string) {
    return { mchId: '1900000300', appId: 'wx0000000000000000', package: packageInfo };
  }

  flows(): Promise<readonly FlowLine[] | null> {
    return Promise.resolve(null);
  }

  readNotice(): Promise<DeskNotice> {
    return Promise.resolve({ kind: 'other', eventType: 'none' });
  }

  private async answer<T>(method: keyof CashDesk, work: () => T): Promise<T> {
    await Promise.resolve();
    const index = this.troubles.findIndex((one) => one.method === method);
    const trouble = index < 0 ? undefined : this.troubles.splice(index, 1)[0]?.trouble;
    if (trouble === undefined) return work();
    if (trouble === 'lost') work();
    const code = trouble === 'lost' || trouble === 'down' ? 'UNREACHABLE' : trouble;
    throw new WechatPayFailure(code, `${method}: ${trouble}`);
  }

  private order(number: string): Order {
    const order = this.orders.get(number);
    if (order === undefined) throw new Error(`WeChat has no order ${number}`);
    return order;
  }

  private transferOf(number: string): Transfer {
    const transfer = this.transfers.get(number);
    if (transfer === undefined) throw new Error(`WeChat has no transfer ${number}`);
    return transfer;
  }
}

function said({ request, status, acceptedAt, changedAt, failReason }: Transfer): TransferAtWechat {
  const { number, amountFen } = request;
  return { number, status, amountFen, acceptedAt, changedAt, failReason, packageInfo: null };
}
