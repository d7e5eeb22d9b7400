/** WeChat Pay over the network. */
import type { Clock } from '../clock';
import { fetchBill } from './bills';
import { WechatPayClient } from './client';
import { readNotice } from './notices';
import { Payments } from './payments';
import { Refunds } from './refunds';
import type { WechatPaySettings } from './settings';
import type { WechatPay } from './wechat-pay';

export function openWechatPay(settings: WechatPaySettings, clock: Clock): WechatPay {
  const client = new WechatPayClient(settings, clock);
  const payments = new Payments(client);
  const refunds = new Refunds(client);
  return {
    prepay: (request) => payments.prepay(request),
    findPayment: (asked) => payments.find(asked),
    closePayment: (asked) => payments.close(asked),
    refund: (request) => refunds.refund(request),
    findRefund: (number, subMchid) => refunds.find(number, subMchid),
    bill: (day) => fetchBill(client, day),
    readNotice: (notice) => readNotice(client, notice),
  };
}
