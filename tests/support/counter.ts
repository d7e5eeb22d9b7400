/** The counter of the test mall's store: customers show codes, staff scan and confirm. */
import type { Order } from '../../cloudfunctions/orders/documents';
import { redeemVoucher } from '../../cloudfunctions/vouchers/redeem';
import { scanCode, type ScannedVoucher } from '../../cloudfunctions/vouchers/scan';
import { showMember, showVoucher } from '../../cloudfunctions/vouchers/show-code';
import { undoRedemption } from '../../cloudfunctions/vouchers/undo';
import { offerTip } from '../../cloudfunctions/tips/offer';
import { receiptNumberOf } from '../../cloudfunctions/tips/limits';
import { STORE, type Mall, type MallHouse } from './mall';

export const CLERK = 'cleo';

export class Counter {
  private readonly house: MallHouse;
  private requests = 0;

  constructor(
    mall: Mall,
    readonly storeId: string = STORE,
    readonly staffId: string = CLERK,
    readonly merchantId: string = mall.shopId,
  ) {
    this.house = mall.house;
  }

  private request(): string {
    this.requests += 1;
    return `${this.storeId}-${this.staffId}-${this.requests}`;
  }

  private get here() {
    return { merchantId: this.merchantId, storeId: this.storeId, staffId: this.staffId };
  }

  async codeOf({ _id: orderId, memberId }: Pick<Order, '_id' | 'memberId'>): Promise<string> {
    const { code } = await showVoucher(this.house, memberId, orderId);
    if (code === null) throw new Error(`nothing of ${orderId} is left`);
    return code.digits;
  }

  scan(digits: string) {
    return scanCode(this.house, { ...this.here, digits });
  }

  async preview(digits: string): Promise<ScannedVoucher> {
    const scanned = await this.scan(digits);
    if (scanned.kind !== 'voucher') throw new Error('that was no voucher');
    return scanned;
  }

  confirm(
    { _id: orderId }: Pick<Order, '_id'>,
    digits: string,
    { requestId = this.request(), beauticianId = null as string | null } = {},
  ) {
    return redeemVoucher(this.house, { ...this.here, requestId, orderId, digits, beauticianId });
  }

  /** The customer shows a fresh code, staff confirm it. */
  async redeem(order: Pick<Order, '_id' | 'memberId'>) {
    return this.confirm(order, await this.codeOf(order));
  }

  undo(redemptionId: string, reason = '顾客改期', byId = 'mia') {
    const { merchantId, storeId } = this;
    return undoRedemption(this.house, { merchantId, storeId, redemptionId, byId, reason });
  }

  async offer(memberId: string, amountFen: number, receipt: string, requestId = this.request()) {
    const { digits } = await showMember(this.house, memberId);
    return this.offerWith(memberId, digits, amountFen, receipt, requestId);
  }

  offerWith(
    memberId: string,
    digits: string,
    amountFen: number,
    receipt: string,
    requestId = this.request(),
  ) {
    const receiptNumber = receiptNumberOf(receipt);
    return offerTip(this.house, { ...this.here, requestId, memberId, digits, amountFen, receiptNumber });
  }
}
