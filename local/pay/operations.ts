/** Every operation of API v3 that is here. */
import { applyFundBill, applyTradeBill, downloadBill } from './bills/operations';
import { listCertificates } from './certificates';
import type { Context, Input, Reply } from './context';
import { closeCombined, placeCombined, queryCombined } from './orders/combine';
import { close, placeDirect, placePartner, queryByOutTradeNo, queryByTransactionId } from './orders/single';
import { applyRefund, queryRefund } from './refunds/refunds';
import type { Route } from './router';
import {
  applyTransfer,
  cancelTransfer,
  queryByOutBillNo,
  queryByTransferBillNo,
} from './transfers/transfers';

export type Operation = (context: Context, input: Input) => Reply;

const DIRECT = '/v3/pay/transactions';
const PARTNER = '/v3/pay/partner/transactions';
const COMBINED = '/v3/combine-transactions';
const TRANSFERS = '/v3/fund-app/mch-transfer/transfer-bills';
const REFUNDS = '/v3/refund/domestic/refunds';

export const OPERATIONS: Route<Operation>[] = [
  { method: 'POST', path: `${DIRECT}/jsapi`, to: placeDirect },
  { method: 'GET', path: `${DIRECT}/out-trade-no/{out_trade_no}`, to: queryByOutTradeNo('direct') },
  { method: 'GET', path: `${DIRECT}/id/{transaction_id}`, to: queryByTransactionId('direct') },
  { method: 'POST', path: `${DIRECT}/out-trade-no/{out_trade_no}/close`, to: close('direct') },
  { method: 'POST', path: `${PARTNER}/jsapi`, to: placePartner },
  { method: 'GET', path: `${PARTNER}/out-trade-no/{out_trade_no}`, to: queryByOutTradeNo('partner') },
  { method: 'GET', path: `${PARTNER}/id/{transaction_id}`, to: queryByTransactionId('partner') },
  { method: 'POST', path: `${PARTNER}/out-trade-no/{out_trade_no}/close`, to: close('partner') },
  { method: 'POST', path: `${COMBINED}/jsapi`, to: placeCombined },
  { method: 'GET', path: `${COMBINED}/out-trade-no/{combine_out_trade_no}`, to: queryCombined },
  { method: 'POST', path: `${COMBINED}/out-trade-no/{combine_out_trade_no}/close`, to: closeCombined },
  { method: 'POST', path: REFUNDS, to: applyRefund },
  { method: 'GET', path: `${REFUNDS}/{out_refund_no}`, to: queryRefund },
  { method: 'POST', path: TRANSFERS, to: applyTransfer },
  { method: 'GET', path: `${TRANSFERS}/out-bill-no/{out_bill_no}`, to: queryByOutBillNo },
  { method: 'GET', path: `${TRANSFERS}/transfer-bill-no/{transfer_bill_no}`, to: queryByTransferBillNo },
  { method: 'POST', path: `${TRANSFERS}/out-bill-no/{out_bill_no}/cancel`, to: cancelTransfer },
  { method: 'GET', path: '/v3/bill/tradebill', to: applyTradeBill },
  { method: 'GET', path: '/v3/bill/fundflowbill', to: applyFundBill },
  { method: 'GET', path: '/v3/billdownload/file', to: downloadBill },
  { method: 'GET', path: '/v3/certificates', to: listCertificates },
];
