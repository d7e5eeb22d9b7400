/** The beauty chain of the demo mall and its stores. Streets are real, house numbers and telephones are nobody's. */
import type { ToneName } from '../pictures/motifs';

export const CHAIN = { id: 'lanxi', name: '兰汐美肤' } as const;
export const CONTACT = { name: '沈若兰', phone: '0571-00000000' } as const;

/** Sub-merchants that the local WeChat Pay has from the start. */
export const SUB_MCHIDS = { platform: '1900000201', chain: '1900000202' } as const;

export interface StoreRow {
  readonly id: string;
  readonly name: string;
  readonly city: string;
  readonly allowanceRateBp: number;
  readonly address: string;
  readonly phone: string;
  readonly position: { readonly latitude: number; readonly longitude: number };
  /** Minutes of the day. */
  readonly hours: readonly [opensAt: number, closesAt: number];
  /** "0" = Sunday; open on every other day. */
  readonly closedWeekday?: string;
  readonly tone: ToneName;
  /** Of the stores that do medical treatments. */
  readonly medicalLicence?: string;
}

/** 10:00 to 22:00 and to 21:00. */
const LATE = [600, 1320] as const;
const EARLY = [600, 1260] as const;

export const STORES: readonly StoreRow[] = [
  {
    id: 'lanxi-xihu',
    name: '兰汐美肤·西湖文三路店',
    city: '杭州市',
    allowanceRateBp: 1_500,
    address: '西湖区文三路 0 号兰汐楼 2 层',
    phone: '0571-00000001',
    position: { latitude: 30.2766, longitude: 120.1279 },
    hours: EARLY,
    tone: 'rose',
    medicalLicence: 'PDY00001233010617D2192（演示）',
  },
  {
    id: 'lanxi-binjiang',
    name: '兰汐美肤·滨江星光店',
    city: '杭州市',
    allowanceRateBp: 1_500,
    address: '滨江区江南大道 0 号星光里 3 层',
    phone: '0571-00000002',
    position: { latitude: 30.2084, longitude: 120.2095 },
    hours: LATE,
    tone: 'plum',
  },
  {
    id: 'lanxi-yinzhou',
    name: '兰汐美肤·鄞州万达店',
    city: '宁波市',
    allowanceRateBp: 1_600,
    address: '鄞州区四明中路 0 号 5 层',
    phone: '0574-00000003',
    position: { latitude: 29.8256, longitude: 121.5456 },
    hours: LATE,
    tone: 'sage',
  },
  {
    id: 'lanxi-yuanqu',
    name: '兰汐美肤·园区星海店',
    city: '苏州市',
    allowanceRateBp: 1_600,
    address: '工业园区星海街 0 号 1 层',
    phone: '0512-00000004',
    position: { latitude: 31.3178, longitude: 120.6715 },
    hours: EARLY,
    closedWeekday: '2',
    tone: 'sand',
  },
  {
    id: 'lanxi-xinjiekou',
    name: '兰汐美肤·新街口店',
    city: '南京市',
    allowanceRateBp: 1_800,
    address: '秦淮区中山南路 0 号 4 层',
    phone: '025-00000005',
    position: { latitude: 32.0415, longitude: 118.7841 },
    hours: LATE,
    tone: 'sky',
  },
  {
    id: 'lanxi-jingan',
    name: '兰汐美肤·静安寺店',
    city: '上海市',
    allowanceRateBp: 2_000,
    address: '静安区南京西路 0 号 6 层',
    phone: '021-00000006',
    position: { latitude: 31.2236, longitude: 121.4455 },
    hours: LATE,
    tone: 'rose',
    medicalLicence: 'PDY00004531010617D2152（演示）',
  },
];
