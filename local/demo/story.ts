/** Incidents that every demo has, whatever its chances: the corners that a mall must show to be believed. */
import type { CustomerOrder } from '../../cloudfunctions/orders/views';
import { MINUTE_MS } from '../../cloudfunctions/units/days';
import { PLATFORM } from '../../cloudfunctions/stores/people';
import { followSessions, redeem, sendBack, ship, unusedFen } from './aftermath';
import { OPERATOR, type Person } from './data/people';
import { oneAt } from './data/staff';
import { named, order, payClerksCode, place, tip } from './deeds';
import { drawSquare } from './pictures/draw';
import { deliveryOf, offerOf, onlyOrder, staffOf, storeNear, type World } from './world';

const STORE = 'lanxi-xihu';

async function bill({ mall }: World, person: Person, amountFen: number): Promise<CustomerOrder> {
  const placed = await mall.call(person.openid, 'member', 'payAtStore', { storeId: STORE, amountFen });
  // WeChat Pay sends a notice again until it has its answer; the second changes nothing.
  mall.nextNotice({ effect: 'notice-doubled' });
  await mall.pay(person.openid, placed);
  return onlyOrder(placed);
}

export function planStory(world: World): void {
  planUnpaid(world);
  planSessions(world);
  planRefunds(world);
  planWords(world);
  planCounter(world);
  world.agenda.on(4, 13 * 60 + 5, async () => {
    const person = named('林晓月');
    const medical = await order(world, person, 'm01');
    world.agenda.on(5, 14 * 60 + 20, () => redeem(world, person, medical));
  });
}

/** A comment that is refused and put right, and one with a picture, which waits until an operator shows it. */
function planWords(world: World): void {
  const { agenda, mall, upload } = world;
  agenda.on(2, 15 * 60 + 20, async () => {
    const person = named('顾文静');
    const parcel = await order(world, person, 'g10');
    agenda.on(3, 9 * 60 + 40, () => ship(world, parcel));
    agenda.on(5, 18 * 60, async () => {
      const { _id: orderId } = parcel;
      const { skuId, drawing } = offerOf(world, 'g10');
      await mall.call(person.openid, 'member', 'confirmReceipt', { orderId });
      const line = { orderId, skuId, stars: 5 };
      const risky = { ...line, text: '加我微信看更多，RISKY' };
      await mall.refused(person.openid, 'member', 'comment', risky, 'CONTENT_REFUSED');
      const pictures = [await upload(person.openid, 'demo/comment-1.svg', drawSquare(drawing))];
      const text = '三支香味都好闻，送婆婆她很喜欢。';
      await mall.call(person.openid, 'member', 'comment', { ...line, text, pictures });
    });
    agenda.on(6, 9 * 60 + 5, async () => {
      const { rows } = await mall.call(OPERATOR, 'operator', 'heldComments', {});
      for (const { id: commentId } of rows)
        await mall.call(OPERATOR, 'operator', 'decideComment', { commentId, isShown: true });
    });
  });
}

/** Three orders left unpaid, a fourth refused; the notice of one that is paid comes when its time is over. */
function planUnpaid(world: World): void {
  const { agenda, mall } = world;
  agenda.on(3, 12 * 60 + 2, async () => {
    const person = named('许嘉怡');
    const late = await place(world, person, 'g01');
    await place(world, person, 'g05');
    await place(world, person, 'p02');
    const offer = offerOf(world, 'g09');
    const lines = [{ skuId: offer.skuId, quantity: 1 }];
    const input = { lines, delivery: deliveryOf([offer], person) };
    await mall.refused(person.openid, 'member', 'placeOrder', input, 'TOO_MANY_UNPAID');
    agenda.after(20, async () => {
      mall.nextNotice({ effect: 'notice-late', delayMs: 3 * 60 * MINUTE_MS });
      await mall.pay(person.openid, late);
    });
  });
}

/** A session card whose first use is undone and redeemed again, and one that is given up after two uses. */
function planSessions(world: World): void {
  const { agenda, mall } = world;
  agenda.on(2, 13 * 60 + 12, async () => {
    const person = named('林晓月');
    const card = await order(world, person, 'c01');
    agenda.on(3, 14 * 60 + 40, async () => {
      const redemptionId = await redeem(world, person, card);
      agenda.after(6, () => {
        const { merchantId, city } = card;
        const here = { merchantId, storeId: storeNear(city, false) };
        const reason = '顾客临时有事，改天再做';
        const manager = oneAt(here.storeId, '店长').openid;
        return mall.call(manager, 'store', 'undoRedeem', { ...here, redemptionId, reason });
      });
    });
    agenda.on(4, 11 * 60 + 15, () => {
      followSessions(world, person, card);
      return Promise.resolve();
    });
  });
  agenda.on(2, 14 * 60 + 33, async () => {
    const person = named('唐雨薇');
    const card = await order(world, person, 'c04');
    agenda.on(3, 16 * 60, () => redeem(world, person, card));
    agenda.on(5, 16 * 60 + 10, () => redeem(world, person, card));
    agenda.on(6, 10 * 60 + 30, () =>
      sendBack(world, person, card, unusedFen(card, 3), '搬家了，余下次数不做了'),
    );
  });
}

/** Refunds before and after settlement, in full and in part, and one that is declined. */
function planRefunds(world: World): void {
  const { agenda, mall } = world;
  agenda.on(3, 11 * 60 + 20, async () => {
    const person = named('何思雨');
    const parcel = await order(world, person, 'g06');
    agenda.on(3, 15 * 60, () => sendBack(world, person, parcel, 8_000, '活动差价'));
    agenda.on(4, 10 * 60 + 5, () => ship(world, parcel));
  });
  agenda.on(3, 19 * 60 + 8, async () => {
    const person = named('韩佳宁');
    const regretted = await order(world, person, 'p05');
    agenda.after(30, () => sendBack(world, person, regretted, regretted.amountFen, '地址填错，重新下单'));
  });
  agenda.on(3, 17 * 60 + 25, async () => {
    const person = named('蒋慧敏');
    const twice = await bill(world, person, 36_800);
    agenda.on(4, 12 * 60, () => sendBack(world, person, twice, twice.amountFen, '重复付款'));
  });
  agenda.on(4, 18 * 60 + 14, async () => {
    const person = named('林晓月');
    const partly = await bill(world, person, 58_800);
    agenda.on(6, 12 * 60 + 40, () => sendBack(world, person, partly, 12_000, '项目少做一步，退差价'));
  });
  agenda.on(5, 11 * 60 + 48, async () => {
    const person = named('顾文静');
    const opened = await order(world, person, 'p04');
    agenda.on(6, 9 * 60 + 50, () => ship(world, opened));
    agenda.on(6, 19 * 60, async () => {
      const { _id: orderId } = opened;
      const request = { orderId, amountFen: opened.amountFen, reason: '不喜欢颜色' };
      await mall.call(person.openid, 'member', 'requestRefund', request);
      const answer = '眼罩拆封后不支持退货，可以换颜色';
      await mall.call(staffOf(PLATFORM), 'store', 'refuseRefund', { merchantId: PLATFORM, orderId, answer });
    });
  });
}

/** 打赏 that the customer confirms, and a bill that was paid twice: its rewards come back within the hour. */
function planCounter(world: World): void {
  const { agenda } = world;
  if (world.hasTips)
    agenda.on(1, 18 * 60 + 5, () => {
      const receipt = { amountFen: 26_800, receiptNumber: 'XH0000318' };
      return tip(world, named('林晓月'), STORE, receipt);
    });
  agenda.on(1, 18 * 60 + 20, async () => {
    const person = named('许嘉怡');
    const twice = await payClerksCode(world, person, STORE, { amountFen: 36_800, note: '面部护理' });
    agenda.after(30, () => sendBack(world, person, twice, twice.amountFen, '重复付款'));
  });
}
