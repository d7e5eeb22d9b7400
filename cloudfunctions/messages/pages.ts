/** Where a message leads: pages of the mini-program, without a slash in front. */
export const PAGES = {
  booking: (id: string) => `bookings/booking/booking?id=${id}`,
  visit: (id: string) => `bookings/visit/visit?id=${id}`,
  order: (orderId: string) => `pages/order/order?orderId=${orderId}`,
  /** What waits to be confirmed stands on top. */
  tip: () => 'stores/tip/tip',
  mine: () => 'pages/mine/mine',
  coupons: (merchantId: string) => `pages/coupons/coupons?merchantId=${merchantId}`,
  /** For staff: what the store took in. */
  receipts: (merchantId: string, storeId: string) =>
    `staff/receipts/receipts?merchantId=${merchantId}&storeId=${storeId}`,
  /** For staff: how the application stands, and the points that are left. */
  application: (merchantId: string) => `staff/application/application?merchantId=${merchantId}`,
  departure: (merchantId: string) => `staff/departure/departure?merchantId=${merchantId}`,
  pointsStock: (merchantId: string) => `staff/points-stock/points-stock?merchantId=${merchantId}`,
} as const;
