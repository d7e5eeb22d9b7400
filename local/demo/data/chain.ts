/** The beauty chain of the demo mall and its stores. */

export const CHAIN = { id: 'lanxi', name: '兰汐美肤' } as const;

/** Sub-merchants that the local WeChat Pay has from the start. */
export const SUB_MCHIDS = { platform: '1900000201', chain: '1900000202' } as const;

export interface StoreRow {
  readonly id: string;
  readonly name: string;
  readonly city: string;
  readonly allowanceRateBp: number;
  /** Of the stores that do medical treatments. */
  readonly medicalLicence?: string;
}

export const STORES: readonly StoreRow[] = [
  {
    id: 'lanxi-xihu',
    name: '兰汐美肤·西湖文三路店',
    city: '杭州市',
    allowanceRateBp: 1_500,
    medicalLicence: 'PDY00001233010617D2192（演示）',
  },
  { id: 'lanxi-binjiang', name: '兰汐美肤·滨江星光店', city: '杭州市', allowanceRateBp: 1_500 },
  { id: 'lanxi-yinzhou', name: '兰汐美肤·鄞州万达店', city: '宁波市', allowanceRateBp: 1_600 },
  { id: 'lanxi-yuanqu', name: '兰汐美肤·园区星海店', city: '苏州市', allowanceRateBp: 1_600 },
  { id: 'lanxi-xinjiekou', name: '兰汐美肤·新街口店', city: '南京市', allowanceRateBp: 1_800 },
  {
    id: 'lanxi-jingan',
    name: '兰汐美肤·静安寺店',
    city: '上海市',
    allowanceRateBp: 2_000,
    medicalLicence: 'PDY00004531010617D2152（演示）',
  },
];
