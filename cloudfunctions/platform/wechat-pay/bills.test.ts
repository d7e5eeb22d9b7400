import { readBill } from './bills';

const HEADER =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注';
const END = '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额';
const SUMMARY = '`2,`99.00,`9.00,`0.00,`0.54000,`99.00,`9.00';

const row = (values: Readonly<Record<string, string>>): string =>
  HEADER.split(',')
    .map((title) => `\`${values[title] ?? ''}`)
    .join(',');
const PAID = row({
  特约商户号: '1900000002',
  商户订单号: 'order-1',
  交易状态: 'SUCCESS',
  订单金额: '99.00',
  申请退款金额: '0.00',
  商品名称: '面膜, 5 片',
});
const REFUNDED = row({
  特约商户号: '1900000002',
  商户订单号: 'order-1',
  交易状态: 'REFUND',
  商户退款单号: 'refund-1',
  订单金额: '0.00',
  申请退款金额: '9.00',
});
const file = (...lines: string[]): string => lines.join('\r\n');

describe("WeChat Pay's bill (交易账单)", () => {
  it('has a line a payment and a line a refund, in fen', () => {
    expect(readBill(file(`\uFEFF${HEADER}`, PAID, REFUNDED, END, SUMMARY, ''))).toEqual([
      { kind: 'payment', orderId: 'order-1', subMchid: '1900000002', amountFen: 9_900, refundNumber: '' },
      {
        kind: 'refund',
        orderId: 'order-1',
        subMchid: '1900000002',
        amountFen: 900,
        refundNumber: 'refund-1',
      },
    ]);
  });

  it('may be empty', () => {
    expect(readBill(file(HEADER, END, SUMMARY))).toEqual([]);
  });

  it.each([
    ['is cut off', file(HEADER, PAID)],
    ['has other columns', file('交易时间,商户号', PAID, END)],
    ['has an amount that is none', file(HEADER, PAID.replace('99.00', '九十九'), END)],
    ['has an amount of a tenth of a fen', file(HEADER, PAID.replace('99.00', '99.001'), END)],
  ])('is refused when it %s', (_what, text) => {
    expect(() => readBill(text)).toThrow(/NOT_FROM_WECHAT/);
  });
});
