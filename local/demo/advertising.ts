/** 广告位 for money: one that the chain has bought and that runs, one that waits for its payment. */
import { wallTime } from '../../cloudfunctions/units/days';
import { CHAIN } from './data/chain';
import { OPERATOR, OWNER } from './data/people';
import { drawBanner, type Drawing } from './pictures/draw';
import type { World } from './world';

interface Sale {
  readonly slotId: string;
  readonly place: 'home' | 'category';
  readonly title: string;
  readonly priceFen: number;
  readonly drawings: readonly [Drawing, Drawing, Drawing];
  /** Days of the demo. */
  readonly from: number;
  readonly to: number;
  readonly payUntil: number;
}

const DAYS_BACK = 14;
const MOST_PHONES = 4;

export function planAdvertising(world: World): void {
  const { agenda, days } = world;
  const first = Math.max(1, days - DAYS_BACK);
  const running: Sale = {
    ...{ slotId: 'chain-facial', place: 'home', title: '到店做一次清透护理', priceFen: 168_000 },
    drawings: [
      { motif: 'lotus', tone: 'rose' },
      { motif: 'dropper', tone: 'sky' },
      { motif: 'jar', tone: 'sage' },
    ],
    ...{ from: first + 1, to: days + 7, payUntil: first },
  };
  const waiting: Sale = {
    ...{ slotId: 'chain-body', place: 'category', title: '肩颈舒缓，下班就来', priceFen: 70_000 },
    drawings: [
      { motif: 'stone', tone: 'sand' },
      { motif: 'candle', tone: 'plum' },
      { motif: 'bottle', tone: 'sage' },
    ],
    ...{ from: days + 3, to: days + 10, payUntil: days + 1 },
  };
  agenda.on(first, 10 * 60 + 20, () => offer(world, running));
  agenda.on(first, 10 * 60 + 50, () => buy(world, running));
  agenda.on(first, 11 * 60 + 5, () => offer(world, waiting));
  for (let day = running.from; day < days; day += 1)
    agenda.on(day, 21 * 60 + 50, () => seen(world, running, 1 + (day % MOST_PHONES)));
}

async function offer({ mall, agenda, upload }: World, sale: Sale): Promise<void> {
  const { slotId, place, title, priceFen, drawings, from, to, payUntil } = sale;
  const picture = await upload(OPERATOR, `demo/banner-${slotId}.svg`, drawBanner(drawings));
  await mall.call(OPERATOR, 'operator', 'saveSlot', {
    ...{ slotId, place, title, picture, order: 2, target: { page: 'merchant', id: CHAIN.id } },
    ...{ from: wallTime(agenda.instantOf(from, 0)), to: wallTime(agenda.instantOf(to, 0)) },
    offer: {
      ...{ merchantId: CHAIN.id, priceFen },
      payUntil: wallTime(agenda.instantOf(payUntil, 18 * 60)),
    },
  });
}

async function buy({ mall }: World, { slotId }: Sale): Promise<void> {
  await mall.pay(OWNER, await mall.call(OWNER, 'store', 'buySlot', { merchantId: CHAIN.id, slotId }));
}

/** Phones tell what they have shown when they are put away. */
async function seen({ mall, people }: World, { slotId }: Sale, phones: number): Promise<void> {
  for (const { openid } of people.slice(0, phones))
    await mall.call(openid, 'member', 'sawSlots', { slotIds: [slotId] });
}
