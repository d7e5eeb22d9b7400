/** Where a merchant's sales go: proposed here, approved by another. */
import { call } from '../services/mall';
import { textOf, WHY, type Field, type Task } from '../dialogs/task';

export const SUB_MCHID: Field = {
  key: 'subMchid',
  label: '微信支付特约商户号',
  kind: 'text',
  max: 32,
  hint: '商家的货款直接进入这个商户号，平台不经手',
  fault: (value) => (/^\d{8,12}$/.test(value) ? null : '请填写 8 到 12 位数字'),
};

interface Payee {
  readonly id: string;
  readonly name: string;
  readonly subMchid: string | null;
}

export function payeeTask({ id: merchantId, name, subMchid }: Payee): Task {
  const before = subMchid ?? '';
  return {
    title: `更改「${name}」的收款商户号`,
    note: '另一位同事批准后生效，只影响之后的订单；已下的订单仍付到原来的商户号。',
    fields: [SUB_MCHID, WHY],
    first: { subMchid: before },
    changes: (values) => [{ what: '特约商户号', before, after: textOf(values, 'subMchid') }],
    label: '提交提案',
    run: (values, requestId) => {
      const input = { subMchid: textOf(values, 'subMchid'), reason: textOf(values, 'reason') };
      return call('setSubMchid', { merchantId, ...input }, requestId);
    },
    done: '已提交，等另一位同事批准',
  };
}
