/** Chains whose applications the operator has on the desk. Streets are real, everything else is nobody's. */
import type { StoreRow } from './chain';

export interface ApplicantRow {
  readonly merchantId: string;
  readonly name: string;
  readonly owner: { readonly openid: string; readonly name: string };
  readonly phone: string;
  readonly businessNumber: string;
  /** Of a chain that does medical treatments. */
  readonly medicalNumber: string | null;
  readonly store: Pick<StoreRow, 'id' | 'name' | 'city' | 'address' | 'position' | 'tone'>;
  /** null: it still waits. */
  readonly refusedFor: string | null;
}

export const APPLICANTS: readonly ApplicantRow[] = [
  {
    merchantId: 'chengxin',
    name: '澄心医疗美容',
    owner: { openid: 'demo-bian-chengxin', name: '卞澄心' },
    phone: '021-00000011',
    businessNumber: '91310106MA00000011（演示）',
    medicalNumber: 'PDY00011831010617D2152（演示）',
    store: {
      id: 'chengxin-xuhui',
      name: '澄心医疗美容·徐汇门诊部',
      city: '上海市',
      address: '徐汇区淮海中路 0 号 8 层',
      position: { latitude: 31.2143, longitude: 121.4437 },
      tone: 'sky',
    },
    refusedFor: null,
  },
  {
    merchantId: 'suyan',
    name: '素颜工坊',
    owner: { openid: 'demo-wan-suyan', name: '万素妍' },
    phone: '0571-00000012',
    businessNumber: '91330108MA00000012（演示）',
    medicalNumber: null,
    store: {
      id: 'suyan-xiaoshan',
      name: '素颜工坊·萧山店',
      city: '杭州市',
      address: '萧山区市心中路 0 号 1 层',
      position: { latitude: 30.1841, longitude: 120.2641 },
      tone: 'sage',
    },
    refusedFor: '门店地址与营业执照上的经营场所不一致，请改为执照上的地址，或上传变更后的执照，再次提交',
  },
];
