/** WeChat Pay beside a local cloud: how the two find each other, and a person at the payment sheet. */
import type { PaymentParameters } from '../cloudfunctions/platform/wechat-pay/wechat-pay';
import type { MerchantEnvironment, Pay } from './pay';

/** The path of HTTP access to the function `payment`. */
export const NOTICE_PATH = '/wechatpay';

/** What the functions are told about WeChat Pay when the cloud listens on this port. */
export function wechatPayEnvironment(pay: Pay, cloudPort: number): Record<string, string> {
  // Replies are signed by platform certificates, as with most service providers.
  const {
    WECHATPAY_PUBLIC_KEY_ID: _id,
    WECHATPAY_PUBLIC_KEY: _key,
    ...rest
  }: MerchantEnvironment = pay.environment;
  const desk = pay.environments.direct;
  return {
    ...rest,
    WECHATPAY_DESK_MCHID: desk.WECHATPAY_MCHID,
    WECHATPAY_DESK_SERIAL: desk.WECHATPAY_SERIAL,
    WECHATPAY_DESK_PRIVATE_KEY: desk.WECHATPAY_PRIVATE_KEY,
    WECHATPAY_DESK_API_V3_KEY: desk.WECHATPAY_API_V3_KEY,
    WECHATPAY_DESK_SCENE: '1009:采购商品名称=共享积分',
    WECHATPAY_NOTIFY_URL: `http://127.0.0.1:${cloudPort}/http${NOTICE_PATH}`,
  };
}

/** The person pays what the sheet shows, and WeChat's notice has been answered or has failed. */
export async function payAtSheet(pay: Pay, openid: string, parameters: PaymentParameters): Promise<void> {
  const result = await pay.pay(parameters.package.replace('prepay_id=', ''), { openid, ...parameters });
  if (result.result === 'refused') throw new Error(`WeChat Pay refused ${openid}: ${result.reason}`);
  await pay.deliverDue();
}

/** The person takes the money on the page that wx.requestMerchantTransfer opens; answers what WeChat says to it. */
export async function confirmTransfer(
  pay: Pay,
  openid: string,
  packageInfo: string,
): Promise<{ readonly result: string; readonly reason?: string }> {
  const url = `${pay.control}/transfers/${encodeURIComponent(packageInfo)}/confirm`;
  const response = await fetch(url, { method: 'POST', body: JSON.stringify({ openid }) });
  const answer = (await response.json()) as { readonly result: string; readonly reason?: string };
  await pay.deliverDue();
  return answer;
}
