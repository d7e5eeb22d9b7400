/** Who works at the chain's stores, besides the owner. */

export interface StaffRow {
  readonly openid: string;
  readonly name: string;
  readonly storeId: string;
  /** As a person calls the work. */
  readonly job: '店长' | '店员' | '美容师';
}

export const STAFF: readonly StaffRow[] = [
  { openid: 'demo-shen-xiuzhu', name: '沈秀珠', storeId: 'lanxi-xihu', job: '店长' },
  { openid: 'demo-luo-xiaoman', name: '罗小满', storeId: 'lanxi-xihu', job: '店员' },
  { openid: 'demo-jia-ningyu', name: '贾宁玉', storeId: 'lanxi-xihu', job: '美容师' },
  { openid: 'demo-mao-siqi', name: '毛思琪', storeId: 'lanxi-binjiang', job: '店员' },
];
