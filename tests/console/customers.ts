/** What happens beside the desk: a customer buys from the own shop and asks money back; what the log has written. */
import { OPERATOR } from '../../local/demo/data/people';
import type { MallAtDesk } from './open-console';

export const BUYER = 'demo-jiang-huimin';
export const HOME = {
  ...{ id: 'home', name: '蒋慧敏', phone: '13800000010', province: '浙江省', city: '杭州市' },
  ...{ district: '', detail: '文三路 18 号' },
};

export async function ownProduct({ mall }: MallAtDesk, code: string) {
  const { rows } = await mall.call(OPERATOR, 'operator', 'catalogue', { after: null, limit: 50 });
  return rows.find(({ product }) => product.code === code);
}

/** Buys a thing of the own shop, sent home and paid; answers the order's id. */
export async function bought(at: MallAtDesk, openid: string): Promise<string> {
  const lamp = await ownProduct(at, 'lamp-1');
  const lines = [{ skuId: lamp?.skus[0]?._id ?? '', quantity: 1 }];
  const delivery = { kind: 'ship', addressId: HOME.id } as const;
  const placed = await at.mall.call(openid, 'member', 'placeOrder', { lines, delivery });
  await at.mall.pay(openid, placed);
  return placed.orders[0]?._id ?? '';
}

export async function askBack({ mall }: MallAtDesk, orderId: string, amountFen: number, reason: string) {
  await mall.call(BUYER, 'member', 'requestRefund', { orderId, amountFen, reason });
}

/** The actions that the audit log has from consoles, each with what it changed. */
export async function writtenAtTheDesk({ mall }: MallAtDesk): Promise<string[]> {
  const told = new Set<string>();
  for (let after = null; ;) {
    const query = { kind: 'write', after, limit: 100 } as const;
    const page = await mall.call(OPERATOR, 'operator', 'auditLog', query);
    for (const { action, via, changes } of page.rows) {
      expect(changes.length).toBeGreaterThan(0);
      if (via === 'console') told.add(action);
    }
    if (page.next === null) return [...told].sort();
    after = page.next as never;
  }
}
