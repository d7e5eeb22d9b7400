/** Vouchers and tips at the counter of the store, and what operators do about people. */
import { members } from '../../../cloudfunctions/accounts/documents';
import { orders } from '../../../cloudfunctions/orders/documents';
import { MINUTE_MS } from '../../../cloudfunctions/units/days';
import { tips, type Tip } from '../../../cloudfunctions/tips/documents';
import {
  codeBooks,
  redemptions,
  type CodeBook,
  type Redemption,
} from '../../../cloudfunctions/vouchers/documents';
import { atCounter, consumer, member, ofShop, personOf, pickOne, type Deeds, type Scene } from '../scene';

const HOUR_MS = 60 * MINUTE_MS;

const operators = (again: 'acts' | 'nothing', action: string, input: object) => ({
  ...{ desk: 'operator' as const, action, input, again },
});

/** Most codes are scanned while they are shown. */
const isFresh = ({ now, chance }: Scene, { codes }: CodeBook): boolean =>
  codes.some(({ spent, expiresAt }) => spent === null && expiresAt > now()) || chance.happens(10);

/** Whose people redeem it themselves. */
async function isOfSmallShop({ database, shelf }: Scene, orderId: string): Promise<boolean> {
  const order = await database.get(orders, orderId);
  return shelf.smallShops.some(({ merchantId }) => merchantId === order?.merchantId);
}

const standing = ({ now, chance }: Scene, { expiresAt }: Tip): boolean =>
  expiresAt > now() || chance.happens(5);

export const counter: Deeds = {
  showVoucher: {
    weight: 24,
    wish: async (scene) => {
      const order = await pickOne(scene, orders, { kind: 'service', state: 'paid' });
      const by = order === null ? null : personOf(scene, order.memberId);
      return order === null || by === null ? null : member(by, 'voucherCode', { orderId: order._id }, 'acts');
    },
  },
  scan: {
    weight: 3,
    wish: async (scene) => {
      const book = await pickOne(scene, codeBooks, {});
      const code = book?.digits.at(-1);
      return code === undefined ? null : atCounter(scene, 'scanCode', { code }, 'acts');
    },
  },
  redeem: {
    weight: 50,
    wish: async (scene) => {
      const book = await pickOne(scene, codeBooks, { kind: 'voucher' }, (one) => isFresh(scene, one));
      if (await isOfSmallShop(scene, book?.orderId ?? '')) return null;
      const code = book?.codes.findLast(({ spent }) => spent === null)?.digits ?? book?.digits.at(-1);
      const orderId = book?.orderId ?? null;
      if (code === undefined || orderId === null) return null;
      const { beauticians } = scene.cast;
      const beauticianId = scene.chance.happens(50) ? scene.chance.pick(beauticians).memberId : null;
      return atCounter(scene, 'redeem', { orderId, code, beauticianId }, 'nothing');
    },
  },
  undo: {
    weight: 26,
    wish: async (scene) => {
      const isTimely = ({ undone, at }: Redemption): boolean =>
        undone === null && (at > scene.now() - 2 * HOUR_MS || scene.chance.happens(5));
      const redemption = await pickOne(scene, redemptions, {}, isTimely);
      const { storeId } = scene.shelf;
      const input = { storeId, redemptionId: redemption?._id, reason: '顾客改期' };
      return redemption === null ? null : ofShop(scene, 'undoRedeem', input, 'answers');
    },
  },
  showMember: {
    weight: 12,
    wish: (scene) => member(consumer(scene), 'memberCode', {}, 'acts'),
  },
  offerTip: {
    weight: 24,
    wish: async (scene) => {
      const book = await pickOne(scene, codeBooks, { kind: 'member' }, (one) => isFresh(scene, one));
      const code = book?.codes.findLast(({ spent }) => spent === null)?.digits;
      if (book === null || code === undefined) return null;
      const { memberId } = book;
      const receiptNumber = `R${scene.chance.int(1000, 1040)}`;
      const input = { memberId, code, amountFen: scene.chance.int(1, 500) * 100, receiptNumber };
      return atCounter(scene, 'offerTip', input, 'nothing');
    },
  },
  confirmTip: {
    weight: 60,
    wish: async (scene) => {
      const tip = await pickOne(scene, tips, { state: 'offered' }, (one) => standing(scene, one));
      const by = tip === null ? null : personOf(scene, tip.memberId);
      if (tip === null || by === null) return null;
      return member(by, 'confirmTip', { tipId: tip._id, amountFen: tip.amountFen }, 'nothing');
    },
  },
  declineTip: {
    weight: 6,
    wish: async (scene) => {
      const tip = await pickOne(scene, tips, { state: 'offered' });
      const by = tip === null ? null : personOf(scene, tip.memberId);
      return tip === null || by === null ? null : member(by, 'declineTip', { tipId: tip._id }, 'nothing');
    },
  },
  withdrawTip: {
    weight: 24,
    wish: async (scene) => {
      const tip = await pickOne(scene, tips, { state: 'offered' });
      return tip === null ? null : atCounter(scene, 'withdrawTip', { tipId: tip._id }, 'nothing');
    },
  },
  reverseTip: {
    weight: 4,
    wish: async (scene) => {
      const tip = await pickOne(scene, tips, { state: 'confirmed' });
      if (tip === null) return null;
      const wish = operators('nothing', 'reverseTip', { tipId: tip._id, reason: '没有这张小票' });
      return { ...wish, by: scene.chance.pick(scene.cast.operators) };
    },
  },
  confirmName: {
    weight: 2,
    wish: async (scene) => {
      const person = await pickOne(scene, members, {});
      if (person === null) return null;
      const wish = operators('nothing', 'confirmRealName', { memberId: person._id });
      return { ...wish, by: scene.chance.pick(scene.cast.operators) };
    },
  },
};
