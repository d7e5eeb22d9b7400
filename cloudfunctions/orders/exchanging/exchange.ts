/**
 * 积分兑换: the platform's own goods for points at the day's price (rules.md §12). An order of its own kind: paid
 * when it is placed, delivered like goods; its points are reserved until it settles, and burn then.
 */
import { addressOf } from '../../accounts/addresses';
import { demandForPoints } from '../../catalog/for-points';
import { loadSkus } from '../../catalog/stock';
import type { BooksHouse } from '../../ledger/post';
import { cityOf } from '../../partners/cities';
import { idOf } from '../../platform/ids';
import { PLATFORM } from '../../stores/people';
import { orderLine } from '../order-lines';
import { createOrders, type OrderDraft, type Placed } from '../placing/create';
import type { PointsAgreed } from '../placing/pay-partly';
import { placedOnce } from '../placing/placed-once';
import { soldOf } from '../placing/price-cart';

export interface ExchangeRequest {
  readonly requestId: string;
  readonly memberId: string;
  readonly skuId: string;
  readonly quantity: number;
  readonly addressId: string;
  readonly note: string;
  readonly points: PointsAgreed;
}

/** Refuses `NOT_FOR_POINTS`, `OUT_OF_STOCK`, `POINTS_SHORT`, `POINTS_OWED`, `POINTS_CHANGED`, and what the password says. */
export function exchangeGoods(house: BooksHouse, request: ExchangeRequest): Promise<Placed> {
  const { requestId, memberId, skuId, quantity, addressId, note, points } = request;
  const paymentId = idOf('exchange', memberId, requestId);
  const input = { skuId, quantity, addressId, note, pointUnits: points.units };
  return placedOnce(house, { paymentId, input }, async () =>
    createOrders(house, {
      paymentId,
      memberId,
      input,
      takesStock: true,
      drafts: [await draftOf(house, request, `${paymentId}-1`)],
      points,
      beside: async (reader) => {
        const loaded = await loadSkus(reader, [skuId]);
        return () => void demandForPoints(loaded, skuId);
      },
    }),
  );
}

async function draftOf(house: BooksHouse, request: ExchangeRequest, orderId: string): Promise<OrderDraft> {
  const { memberId, skuId, quantity, addressId, note } = request;
  const [loaded, address] = await Promise.all([
    loadSkus(house.database, [skuId]),
    addressOf(house.database, memberId, addressId),
  ]);
  const sku = demandForPoints(loaded, skuId);
  return {
    orderId,
    merchantId: PLATFORM,
    storeId: null,
    kind: 'exchange',
    pack: null,
    city: cityOf(address),
    lines: [orderLine(soldOf(sku), sku.priceFen, quantity, sku.allowanceRateBp)],
    couponId: null,
    handover: { kind: 'ship', address, parcel: null },
    note,
    uses: 1,
    service: null,
    medical: sku.isMedical,
  };
}
