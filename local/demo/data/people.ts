/** The people of the demo mall. Days are of a demo of 60 days; a shorter one draws them together. */
import type { Role } from '../../../cloudfunctions/policy/policy';

export interface Person {
  readonly openid: string;
  readonly name: string;
  readonly city: string;
  /** OPENID of the one whose link brought the person; stands above in this table. */
  readonly referrer: string | null;
  readonly joinsOn: number;
  /** When the member pack is bought; null: never activated. */
  readonly activatesOn: number | null;
  /** When the pack goes back, and with it what it brought; null: never. */
  readonly returnsPackOn: number | null;
  /** When the name is verified; until then rewards from others' orders wait. */
  readonly realNameOn: number | null;
  readonly visitsAWeek: number;
  /** First day away and day of return; a pause of more than 30 days lets the 共享值 pause too. */
  readonly away: readonly [number, number] | null;
  readonly role: { readonly name: Role; readonly on: number } | null;
}

/** Of every city in which somebody lives. Districts are real, the estates are nobody's. */
export const HOMES: Readonly<
  Record<string, { readonly province: string; readonly district: string; readonly estate: string }>
> = {
  杭州市: { province: '浙江省', district: '西湖区', estate: '汀兰苑' },
  宁波市: { province: '浙江省', district: '鄞州区', estate: '望潮里' },
  绍兴市: { province: '浙江省', district: '越城区', estate: '鉴湖小筑' },
  苏州市: { province: '江苏省', district: '工业园区', estate: '星塘雅居' },
  南京市: { province: '江苏省', district: '秦淮区', estate: '桐影花园' },
  上海市: { province: '上海市', district: '静安区', estate: '云杉公寓' },
};

export const OPERATOR = 'demo-operator';
export const OWNER = 'demo-shen-ruolan';
/** Brought the chain to the mall. */
export const MERCHANT_REFERRER = 'demo-gu-wenjing';
export const PARTNER = { openid: 'demo-lu-jingming', city: '杭州市', on: 4 } as const;

type Row = readonly [
  id: string,
  name: string,
  city: string,
  referrer: string | null,
  joinsOn: number,
  activatesOn: number | null,
  visitsAWeek: number,
  more?: {
    readonly away?: readonly [number, number];
    readonly role?: readonly [Role, number];
    readonly returnsPackOn?: number;
    /** Where it is not the day of activation. */
    readonly realNameOn?: number | null;
  },
];

const ROWS: readonly Row[] = [
  ['gu-wenjing', '顾文静', '杭州市', null, 1, 1, 2.5, { role: ['serviceProvider', 24] }],
  ['shen-ruolan', '沈若兰', '杭州市', null, 1, 1, 0.6],
  ['lin-xiaoyue', '林晓月', '杭州市', 'gu-wenjing', 1, 1, 2.8, { role: ['shopTrader', 18] }],
  ['xu-jiayi', '许嘉怡', '杭州市', 'lin-xiaoyue', 1, 2, 2.4, { role: ['shopkeeper', 15] }],
  ['lu-jingming', '陆景明', '杭州市', 'gu-wenjing', 1, 2, 1.2],
  ['han-jianing', '韩佳宁', '苏州市', null, 1, 1, 2.2],
  ['he-siyu', '何思雨', '杭州市', 'xu-jiayi', 1, 2, 2],
  ['zhou-wanting', '周婉婷', '宁波市', 'lin-xiaoyue', 1, 2, 1.8, { realNameOn: 30 }],
  ['tang-yuwei', '唐雨薇', '苏州市', 'han-jianing', 1, 2, 2, { realNameOn: null }],
  ['jiang-huimin', '蒋慧敏', '杭州市', 'shen-ruolan', 1, 2, 1.6],
  ['feng-kexin', '冯可欣', '宁波市', 'zhou-wanting', 2, null, 0.6],
  ['song-shihan', '宋诗涵', '苏州市', 'tang-yuwei', 3, 4, 2.2, { away: [14, 50] }],
  ['wu-mengjie', '吴梦洁', '杭州市', 'xu-jiayi', 4, 5, 1.7],
  ['zheng-yaqi', '郑雅琪', '绍兴市', 'he-siyu', 5, 7, 1.5],
  ['peng-xiaolin', '彭晓琳', '南京市', null, 5, 5, 2.1],
  ['cao-xinran', '曹欣然', '苏州市', 'han-jianing', 6, 8, 1.1, { returnsPackOn: 26, away: [14, 60] }],
  ['deng-lina', '邓丽娜', '上海市', 'han-jianing', 7, 8, 1.8, { away: [16, 60] }],
  ['xu-jingyi', '徐静怡', '上海市', 'gu-wenjing', 8, 9, 1.6],
  ['yuan-mengqi', '袁梦琪', '南京市', 'peng-xiaolin', 9, 10, 1.9],
  ['ye-zhixin', '叶知心', '杭州市', 'wu-mengjie', 11, 13, 1.6],
  ['lv-yiran', '吕怡然', '南京市', 'peng-xiaolin', 13, 13, 1.4],
  ['gao-yulan', '高玉兰', '上海市', 'deng-lina', 15, 16, 1.3, { away: [22, 58] }],
  ['shi-wanqing', '施婉清', '宁波市', 'zhou-wanting', 18, 19, 1.5],
  ['bai-ruoxi', '白若溪', '上海市', 'xu-jingyi', 21, 22, 1.8],
  ['qin-yutong', '秦雨桐', '南京市', 'yuan-mengqi', 25, 27, 1.4],
  ['fang-xueer', '方雪儿', '杭州市', 'ye-zhixin', 29, 30, 1.6],
  ['ma-lili', '马丽丽', '苏州市', 'tang-yuwei', 33, null, 0.5],
  ['jin-keer', '金可儿', '上海市', 'bai-ruoxi', 38, 40, 1.7],
  ['du-meiling', '杜美玲', '宁波市', 'shi-wanqing', 44, 45, 1.5],
  ['ren-qianqian', '任倩倩', '杭州市', 'fang-xueer', 52, null, 0.8],
];

export const PEOPLE: readonly Person[] = ROWS.map(
  ([id, name, city, referrer, joinsOn, activatesOn, visitsAWeek, more]) => ({
    openid: `demo-${id}`,
    name,
    city,
    referrer: referrer === null ? null : `demo-${referrer}`,
    joinsOn,
    activatesOn,
    returnsPackOn: more?.returnsPackOn ?? null,
    realNameOn: more?.realNameOn === undefined ? activatesOn : more.realNameOn,
    visitsAWeek,
    away: more?.away ?? null,
    role: more?.role === undefined ? null : { name: more.role[0], on: more.role[1] },
  }),
);
