/**
 * WeChat Pay and the cash desk, whose client is loaded by the first call that needs it: it is the heaviest part of every
 * function, and most calls move no money (`npm run bench -- cold`).
 */
import type { Clock } from '../clock';
import type { CashDesk } from './cash-desk';
import type { CashDeskSettings, WechatPaySettings } from './settings';
import type { WechatPay } from './wechat-pay';

export function lateWechatPay(settings: WechatPaySettings, clock: Clock): WechatPay {
  const opened = once(async () => (await import('./open')).openWechatPay(settings, clock));
  return {
    prepay: async (request) => (await opened()).prepay(request),
    findPayment: async (asked) => (await opened()).findPayment(asked),
    closePayment: async (asked) => (await opened()).closePayment(asked),
    refund: async (request) => (await opened()).refund(request),
    findRefund: async (number, subMchid) => (await opened()).findRefund(number, subMchid),
    bill: async (day) => (await opened()).bill(day),
    readNotice: async (notice) => (await opened()).readNotice(notice),
  };
}

export function lateCashDesk(settings: CashDeskSettings, clock: Clock): CashDesk {
  const opened = once(async () => (await import('./open-desk')).openCashDesk(settings, clock));
  const { mchid: mchId, appid: appId } = settings;
  return {
    prepay: async (request) => (await opened()).prepay(request),
    findPayIn: async (number) => (await opened()).findPayIn(number),
    closePayIn: async (number) => (await opened()).closePayIn(number),
    transfer: async (request) => (await opened()).transfer(request),
    findTransfer: async (number) => (await opened()).findTransfer(number),
    cancelTransfer: async (number) => (await opened()).cancelTransfer(number),
    confirmParameters: (packageInfo) => ({ mchId, appId, package: packageInfo }),
    flows: async (day) => (await opened()).flows(day),
    readNotice: async (notice) => (await opened()).readNotice(notice),
  };
}

function once<T>(open: () => Promise<T>): () => Promise<T> {
  let opened: Promise<T> | undefined;
  return () => (opened ??= open());
}
