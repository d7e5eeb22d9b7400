/** The desk's number at WeChat Pay in memory: who has paid in, what went out, how far, and what WeChat refused. */
import type { Chance } from '../../local/demo/chance';
import type {
  CashDesk,
  ConfirmParameters,
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
import { DAY_MS, dayOf, type Day, type Instant } from '../../cloudfunctions/units/days';
import type { Faults } from './faults';
import { Notices } from './notices';

interface PayIn extends PayInRequest {
  state: 'open' | 'paid' | 'closed';
  paidAt: Instant;
}
interface Transfer extends TransferRequest {
  status: TransferStatus;
  readonly acceptedAt: Instant;
  changedAt: Instant;
  failReason: string | null;
}

const CALLED_BACK_BEFORE: readonly TransferStatus[] = ['ACCEPTED', 'PROCESSING', 'WAIT_USER_CONFIRM'];
const ENDED: readonly TransferStatus[] = ['SUCCESS', 'FAIL', 'CANCELLED'];
const CONFIRM_WITHIN_MS = DAY_MS;

export class SimulatedCashDesk implements CashDesk {
  readonly payIns = new Map<string, PayIn>();
  readonly transfers = new Map<string, Transfer>();
  readonly notices: Notices<DeskNotice>;

  constructor(
    private readonly chance: Chance,
    private readonly faults: Faults,
    private readonly now: () => Instant,
  ) {
    this.notices = new Notices(chance, faults, now);
  }

  /** The same desk, for another course of events. */
  copy(now: () => Instant): SimulatedCashDesk {
    const copy = new SimulatedCashDesk(this.chance, this.faults, now);
    for (const [number, payIn] of this.payIns) copy.payIns.set(number, { ...payIn });
    for (const [number, transfer] of this.transfers) copy.transfers.set(number, { ...transfer });
    this.notices.copyTo(copy.notices);
    return copy;
  }

  prepay(request: PayInRequest): Promise<PaymentParameters> {
    const known = this.payIns.get(request.number);
    if (known?.state === 'paid') return failed('ORDERPAID');
    if (known?.state === 'closed') return failed('ORDER_CLOSED');
    this.payIns.set(request.number, { ...request, state: 'open', paidAt: 0 });
    const signed = { timeStamp: '0', nonceStr: '0', signType: 'RSA', paySign: '0' } as const;
    return Promise.resolve({ ...signed, package: 'prepay_id=0' });
  }

  findPayIn(number: string): Promise<PayInAtWechat | null> {
    const known = this.payIns.get(number);
    return Promise.resolve(known?.state === 'paid' ? paidOf(known) : null);
  }

  closePayIn(number: string): Promise<void> {
    const known = this.payIns.get(number);
    if (known?.state === 'paid') return failed('ORDERPAID');
    if (known !== undefined) known.state = 'closed';
    return Promise.resolve();
  }

  transfer(request: TransferRequest): Promise<TransferAtWechat> {
    const known = this.transfers.get(request.number);
    if (known === undefined && this.faults.happens('transferRefused', 15)) return failed('NOT_ENOUGH');
    const isQuick = !this.faults.isOn || this.chance.happens(70);
    const status = isQuick ? 'WAIT_USER_CONFIRM' : 'ACCEPTED';
    const at = this.now();
    const transfer = known ?? { ...request, status, acceptedAt: at, changedAt: at, failReason: null };
    this.transfers.set(request.number, transfer);
    const packageInfo = transfer.status === 'WAIT_USER_CONFIRM' ? `package-${request.number}` : null;
    return Promise.resolve({ ...newsOf(transfer), amountFen: null, changedAt: null, packageInfo });
  }

  findTransfer(number: string): Promise<TransferAtWechat | null> {
    const known = this.transfers.get(number);
    return Promise.resolve(known === undefined ? null : newsOf(known));
  }

  cancelTransfer(number: string): Promise<TransferAtWechat> {
    const known = this.transfers.get(number);
    if (known === undefined || !CALLED_BACK_BEFORE.includes(known.status)) return failed('INVALID_REQUEST');
    this.turn(known, 'CANCELING');
    return Promise.resolve({ ...newsOf(known), amountFen: null, acceptedAt: null });
  }

  confirmParameters(packageInfo: string): ConfirmParameters {
    return { mchId: '1900000300', appId: 'wx0000000000000000', package: packageInfo };
  }

  flows(day: Day): Promise<readonly FlowLine[] | null> {
    if (day >= dayOf(this.now())) return Promise.resolve(null);
    const all = [...this.transfers.values()];
    const paid = [...this.payIns.values()].filter((one) => one.state === 'paid' && dayOf(one.paidAt) === day);
    const out = all.filter(({ acceptedAt }) => dayOf(acceptedAt) === day);
    const back = all.filter(
      ({ status, changedAt }) => ENDED.includes(status) && status !== 'SUCCESS' && dayOf(changedAt) === day,
    );
    return Promise.resolve([
      ...paid.map(lineOf('payIn')),
      ...out.map(lineOf('out')),
      ...back.map(lineOf('back')),
    ]);
  }

  readNotice(): Promise<never> {
    return failed('NOT_FROM_WECHAT');
  }

  /** Somebody pays at the sheet, or says yes to a transfer; nobody may be there who could. */
  somebodyConfirms(): void {
    const open = [...this.payIns.values()].filter(
      (one) => one.state === 'open' && one.expiresAt > this.now(),
    );
    const asked = [...this.transfers.values()].filter(({ status }) => status === 'WAIT_USER_CONFIRM');
    if (open.length > 0) this.pay(this.chance.pick(open));
    if (asked.length > 0) this.turn(this.chance.pick(asked), 'TRANSFERING');
  }

  private pay(payIn: PayIn): void {
    payIn.state = 'paid';
    payIn.paidAt = this.now();
    this.notices.tell({ kind: 'payIn', payIn: paidOf(payIn) });
  }

  /** WeChat goes on with what is on its way; some it gives up. */
  carryOut(): void {
    for (const transfer of this.transfers.values()) {
      if (ENDED.includes(transfer.status) || (this.faults.isOn && this.chance.happens(30))) continue;
      const next = this.after(transfer);
      if (next !== null) this.turn(transfer, next, next === 'FAIL' ? 'PAYEE_ACCOUNT_ABNORMAL' : null);
    }
  }

  private after({ status, acceptedAt }: Transfer): TransferStatus | null {
    if (status === 'ACCEPTED') return 'PROCESSING';
    if (status === 'PROCESSING') return 'WAIT_USER_CONFIRM';
    if (status === 'CANCELING') return 'CANCELLED';
    if (status === 'TRANSFERING') return this.faults.happens('transferClosed', 15) ? 'FAIL' : 'SUCCESS';
    return this.now() >= acceptedAt + CONFIRM_WITHIN_MS ? 'FAIL' : null;
  }

  private turn(transfer: Transfer, status: TransferStatus, failReason: string | null = null): void {
    Object.assign(transfer, { status, failReason, changedAt: this.now() });
    if (ENDED.includes(status)) this.notices.tell({ kind: 'transfer', number: transfer.number });
  }
}

function failed(code: string): Promise<never> {
  return Promise.reject(new WechatPayFailure(code, 'simulated'));
}

function paidOf({ number, payerOpenId, amountFen, paidAt }: PayIn): PayInAtWechat {
  return { number, payerOpenId, amountFen, paidAt, transactionId: `wx-${number}` };
}

function newsOf({
  number,
  status,
  amountFen,
  acceptedAt,
  changedAt,
  failReason,
}: Transfer): TransferAtWechat {
  return { number, status, amountFen, acceptedAt, changedAt, failReason, packageInfo: null };
}

const lineOf =
  (kind: FlowLine['kind']) =>
  ({ number, amountFen }: { readonly number: string; readonly amountFen: number }): FlowLine => ({
    ...{ kind, number, amountFen },
  });
