/** For the tests of the mini-program: a short demo mall, a phone that shows it, and people who hold it. */
import type { Policy } from '../../cloudfunctions/policy/policy';
import { PLATFORM } from '../../cloudfunctions/stores/people';
import { CHAIN } from '../../local/demo/data/chain';
import { OPERATOR, OWNER } from '../../local/demo/data/people';
import { Mall } from '../../local/demo/mall';
import { ENDS_AT, openCloud, seedShort, type DemoCloud } from '../../local/demo/test-support';
import { startPhone, type Phone } from '../../local/phone/server/server';

/** The shortest demo, in which everything is on sale. */
const SHORTEST: Size = { days: 2, people: 10 };
const DAY_MS = 24 * 60 * 60_000;
/** Long enough for the tests, whatever the clock did while the demo was made. */
const OFFERED = { claimFrom: ENDS_AT - DAY_MS, claimUntil: ENDS_AT + 30 * DAY_MS, validDays: 30 };

export interface MallOnPhone {
  readonly mall: Mall;
  readonly phone: Phone;
  readonly cloud: DemoCloud['cloud'];
  readonly pay: DemoCloud['pay'];
  /** Names by member id. */
  readonly members: Readonly<Record<string, string>>;
  /** The address of the phone in this person's hand. */
  pageOf(openid: string, path: string): string;
  /** Puts things of the named titles into a person's cart, the last one on top. */
  fillCart(openid: string, titles: readonly string[]): Promise<void>;
  end(): Promise<void>;
}

interface Size {
  readonly days: number;
  readonly people: number;
}

export async function openMallOnPhone(
  { days, people }: Size = SHORTEST,
  policy?: Policy,
): Promise<MallOnPhone> {
  const demo = await openCloud(days, policy);
  const { members } = await seedShort(demo, days, people, policy);
  const mall = new Mall(demo.cloud.client, demo.pay);
  await offerCoupons(mall);
  const phone = await startPhone({ root: 'miniprogram', cloudUrl: demo.cloud.url, payUrl: demo.pay.url });
  return {
    mall,
    phone,
    cloud: demo.cloud,
    pay: demo.pay,
    members,
    pageOf: (openid, path) => `${phone.url}/phone?as=${openid}&page=${encodeURIComponent(path)}`,
    fillCart: (openid, titles) => fillCart(mall, openid, titles),
    end: async () => {
      await phone.close();
      await demo.end();
    },
  };
}

async function offerCoupons(mall: Mall): Promise<void> {
  const twenty = { thresholdFen: 20_000, offFen: 2_000, offRateBp: 0, maxOffFen: 0 };
  const tenth = { thresholdFen: 0, offFen: 0, offRateBp: 1_500, maxOffFen: 5_000 };
  const more = { ...OFFERED, quantity: 100, perMember: 1 };
  await mall.call(OWNER, 'store', 'saveCouponOffer', {
    ...{ merchantId: CHAIN.id, code: 'spring', name: '若兰护肤券', terms: twenty },
    ...more,
  });
  await mall.call(OPERATOR, 'store', 'saveCouponOffer', {
    ...{ merchantId: PLATFORM, code: 'own', name: '自营好物券', terms: tenth },
    ...more,
  });
  await mall.call(OWNER, 'store', 'setFreight', { merchantId: CHAIN.id, feeFen: 1_000, freeFromFen: 50_000 });
}

async function fillCart(mall: Mall, openid: string, titles: readonly string[]): Promise<void> {
  for (const title of titles) {
    const { rows } = await mall.call(openid, 'member', 'products', { keyword: title });
    const card = rows.find((one) => one.title === title);
    if (card === undefined) throw new Error(`the demo does not sell ${title}`);
    const { skus } = await mall.call(openid, 'member', 'product', { productId: card.id });
    await mall.call(openid, 'member', 'putInCart', { skuId: skus[0]?.id ?? '', quantity: 1 });
  }
}
