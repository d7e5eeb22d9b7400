/** What wx.requestPayment takes: a signature proves who made the order. */
import { Formatter, Rsa } from './library';
import type { WechatPaySettings } from './settings';
import type { PaymentParameters } from './wechat-pay';

export function sheetParameters(settings: WechatPaySettings, prepayId: string): PaymentParameters {
  const { appid, privateKey } = settings;
  const timeStamp = String(Formatter.timestamp());
  const nonceStr = Formatter.nonce();
  const packageText = `prepay_id=${prepayId}`;
  const message = Formatter.joinedByLineFeed(appid, timeStamp, nonceStr, packageText);
  const paySign = Rsa.sign(message, privateKey);
  return { timeStamp, nonceStr, package: packageText, signType: 'RSA', paySign };
}
