/** Where a message leads: pages of the mini-program, without a slash in front. */
export const PAGES = {
  booking: (id: string) => `packages/booking/mine/mine?id=${id}`,
  visit: (id: string) => `packages/visit/visit/visit?id=${id}`,
  mine: () => 'pages/mine/mine',
  order: (id: string) => `pages/order/order?id=${id}`,
  coupons: (merchantId: string) => `pages/coupons/coupons?merchantId=${merchantId}`,
  /** For staff: how the application stands, and the points that are left. */
  application: (merchantId: string) => `packages/staff/application/application?merchantId=${merchantId}`,
  pointsStock: (merchantId: string) => `packages/staff/points-stock/points-stock?merchantId=${merchantId}`,
} as const;
