/** Who works for the chain, besides the owner: the head office; at each store a manager, a clerk, beauticians. */
import type { Post } from '../../../cloudfunctions/stores/documents';

/** As a person calls the work. */
export type Job = '总部经理' | '店长' | '店员' | '美容师' | '医师';

export interface StaffRow {
  readonly openid: string;
  readonly name: string;
  /** null: at the head office, for every store. */
  readonly storeId: string | null;
  readonly job: Job;
}

const ROLES: Readonly<Record<Job, Post['role']>> = {
  总部经理: 'manager',
  店长: 'manager',
  店员: 'clerk',
  美容师: 'beautician',
  // Whoever gives treatments.
  医师: 'beautician',
};

const row = (id: string, name: string, storeId: string | null, job: Job): StaffRow => ({
  openid: `demo-${id}`,
  ...{ name, storeId, job },
});

export const HEAD_OFFICE = row('tao-jingshu', '陶静姝', null, '总部经理');

/** Those of a store stand together: its manager first, then the counter, then the rooms. */
export const STAFF: readonly StaffRow[] = [
  row('shen-xiuzhu', '沈秀珠', 'lanxi-xihu', '店长'),
  row('luo-xiaoman', '罗小满', 'lanxi-xihu', '店员'),
  row('jia-ningyu', '贾宁玉', 'lanxi-xihu', '美容师'),
  row('ding-ruolin', '丁若琳', 'lanxi-xihu', '美容师'),
  row('ni-xiwen', '倪希文', 'lanxi-xihu', '医师'),
  row('qiu-hongmei', '邱红梅', 'lanxi-binjiang', '店长'),
  row('mao-siqi', '毛思琪', 'lanxi-binjiang', '店员'),
  row('tian-xiaohui', '田晓慧', 'lanxi-binjiang', '美容师'),
  row('pan-yueru', '潘月如', 'lanxi-binjiang', '美容师'),
  row('hong-yanping', '洪艳萍', 'lanxi-yinzhou', '店长'),
  row('chu-xinyi', '储心怡', 'lanxi-yinzhou', '店员'),
  row('mei-lanxin', '梅兰馨', 'lanxi-yinzhou', '美容师'),
  row('kong-fangfei', '孔芳菲', 'lanxi-yinzhou', '美容师'),
  row('yan-sulan', '严素兰', 'lanxi-yuanqu', '店长'),
  row('hua-tingting', '华婷婷', 'lanxi-yuanqu', '店员'),
  row('jin-yaowen', '金瑶文', 'lanxi-yuanqu', '美容师'),
  row('wei-caixia', '卫彩霞', 'lanxi-yuanqu', '美容师'),
  row('cheng-huijuan', '程慧娟', 'lanxi-xinjiekou', '店长'),
  row('shao-qiaoyun', '邵巧云', 'lanxi-xinjiekou', '店员'),
  row('you-jiaying', '尤佳莹', 'lanxi-xinjiekou', '美容师'),
  row('lei-siyuan', '雷思媛', 'lanxi-xinjiekou', '美容师'),
  row('fan-yunzhi', '范韵芝', 'lanxi-jingan', '店长'),
  row('lu-tiantian', '陆恬恬', 'lanxi-jingan', '店员'),
  row('gu-wanxi', '谷婉溪', 'lanxi-jingan', '美容师'),
  row('zhu-minjun', '祝敏君', 'lanxi-jingan', '美容师'),
  row('ke-jingwen', '柯静文', 'lanxi-jingan', '医师'),
];

export const EVERYBODY_AT_WORK: readonly StaffRow[] = [HEAD_OFFICE, ...STAFF];

/** The post as an invitation offers it. */
export function postOf({ name, job, storeId }: StaffRow): Post & { readonly storeIds: string[] } {
  const storeIds = storeId === null ? [] : [storeId];
  return { name, role: ROLES[job], storeIds, isHeadOffice: storeId === null };
}

/** Those who do this work at the store, in the order of the table. */
export function staffAt(storeId: string, job: Job): readonly StaffRow[] {
  return STAFF.filter((one) => one.storeId === storeId && one.job === job);
}

/** The first of them: whoever stands at the counter, whoever answers for the store. */
export function oneAt(storeId: string, job: Job): StaffRow {
  const [first] = staffAt(storeId, job);
  if (first === undefined) throw new Error(`nobody at ${storeId} is ${job}`);
  return first;
}
