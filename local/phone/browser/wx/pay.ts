/** The payment sheet and the receipt of money, asked of the local WeChat Pay as this person. */
import type { Options } from '../runtime/types';
import { Failure, textOf, type Table } from './call';
import { ask } from './server';
import { make, openMessage, openSheet } from './sheet';

interface Prepay {
  readonly totalFen: number;
  readonly orders: readonly { readonly description: string; readonly totalFen: number }[];
}

interface PayReply {
  readonly result: 'paid' | 'refused';
  readonly message?: string;
  readonly reason?: string;
}

const SIGNED = ['timeStamp', 'nonceStr', 'package', 'signType', 'paySign'];
const PREPAY = 'prepay_id=';
const FEN_A_YUAN = 100;

async function requestPayment(options: Options): Promise<void> {
  const id = textOf(options, 'package').slice(PREPAY.length);
  const path = encodeURIComponent(id);
  const prepay = await ask<Prepay>(`pay/prepay/${path}`);
  const choice = await openSheet({
    title: '微信支付',
    content: [
      make('p', 'phone-pay-total', yuan(prepay.totalFen)),
      ...prepay.orders.map(({ description, totalFen }) => row(description, yuan(totalFen))),
      row('付款方式', '零钱'),
    ],
    buttons: [
      { text: '立即支付', value: 'pay', kind: 'main' },
      { text: '让银行拒绝', value: 'fail' },
      { text: '取消', value: 'cancel' },
    ],
    cancel: 'cancel',
  });
  if (choice === 'cancel') {
    await ask(`pay/prepay/${path}/cancel`, {});
    throw new Failure('cancel');
  }
  if (choice === 'fail') throw new Failure('银行拒绝了这笔付款', { errCode: -1 });
  const params = Object.fromEntries(SIGNED.map((name) => [name, textOf(options, name)]));
  const reply = await ask<PayReply>(`pay/prepay/${path}/pay`, params);
  if (reply.result !== 'paid') {
    openMessage('支付失败', reply.message ?? reply.reason ?? '');
    throw new Failure(reply.message ?? reply.reason ?? 'refused');
  }
}

async function requestMerchantTransfer(options: Options): Promise<object> {
  const path = encodeURIComponent(textOf(options, 'package'));
  const transfer = await ask<{ amountFen?: number; transferAmountFen?: number; remark?: string }>(
    `pay/transfers/${path}`,
  );
  const fen = transfer.amountFen ?? transfer.transferAmountFen;
  const choice = await openSheet({
    title: '收款确认',
    content: [
      ...(fen === undefined ? [] : [make('p', 'phone-pay-total', yuan(fen))]),
      row('转账说明', transfer.remark ?? ''),
      row('收款账户', '零钱'),
    ],
    buttons: [
      { text: '收款', value: 'confirm', kind: 'main' },
      { text: '暂不收款', value: 'refuse' },
    ],
    cancel: 'refuse',
  });
  if (choice === 'refuse') {
    await ask(`pay/transfers/${path}/refuse`, {});
    throw new Failure('cancel');
  }
  const reply = await ask<{ result: string; reason?: string }>(`pay/transfers/${path}/confirm`, {});
  if (reply.result !== 'confirmed') throw new Failure(reply.reason ?? 'refused');
  return { result: 'success' };
}

function yuan(fen: number): string {
  return `¥${(fen / FEN_A_YUAN).toFixed(2)}`;
}

function row(name: string, value: string): HTMLElement {
  const made = make('div', 'phone-row');
  made.append(make('span', '', name), make('b', '', value));
  return made;
}

export const PAY: Table = { requestPayment, requestMerchantTransfer };
