/** 礼包: what they cost under the policy in force, and how many people hold one. */
import { call, type DataOf } from '../services/mall';
import { yuanText } from '../services/amounts';
import { whole, type List } from '../table/list';

type Row = DataOf<'packs'>[number];

const PACKS: Readonly<Record<Row['pack'], string>> = {
  member: '会员礼包',
  merchant: '商家礼包',
  region: '区域合伙人礼包',
};

export const packs: List<Row> = {
  title: '礼包',
  note: '价格写在规则里，改价须两人更换规则；退回的礼包，它带来的一切随之收回',
  empty: '没有礼包',
  id: (row) => row.pack,
  load: () => whole(call('packs', {})),
  columns: [
    { title: '礼包', text: (row) => PACKS[row.pack] },
    { title: '现价', text: (row) => yuanText(row.priceFen), isAmount: true },
    { title: '持有', text: (row) => `${row.held} 份`, isAmount: true },
    { title: '已退回', text: (row) => `${row.returned} 份`, isAmount: true },
    { title: '规则版本', text: (row) => row.policyVersion },
  ],
};
