/** What is on the shelf, how it is shown, and what people say about it. */
import { skus } from '../../../cloudfunctions/catalog/documents';
import { DAY_MS } from '../../../cloudfunctions/units/days';
import { listingOf } from '../../../tests/support/listing';
import { HOME } from '../../../tests/support/mall';
import { memberAsks, operator, operatorAsks, ownerAsks, useCase } from '../asked';
import type { UseCase } from '../crash';
import { job } from '../jobs';
import { PEOPLE, type Stage } from '../stage';

const { bea } = PEOPLE;

async function firstGoods({ database, shelf }: Stage) {
  const skuId = shelf.goods[0] ?? '';
  const sku = await database.get(skus, skuId);
  if (sku === null) throw new Error('there are no goods');
  return { productId: sku.productId, skuId, stock: sku.stock };
}

const kept: readonly UseCase[] = [
  useCase('put a product on the shelf', (stage) =>
    ownerAsks(stage, 'saveProduct', listingOf('tonic', { stock: 3 })),
  ),
  useCase('take a product off the shelf', async (stage) => {
    const { productId } = await firstGoods(stage);
    return ownerAsks(stage, 'setOnSale', { productId, onSale: false });
  }),
  useCase('count what is there', async (stage) => {
    const { stock: seen, ...goods } = await firstGoods(stage);
    return ownerAsks(stage, 'setStock', { ...goods, seen, stock: 7 });
  }),
  useCase('count what was sold', async (stage) => {
    await stage.bought('goods');
    return job('settlement.counted');
  }),
  useCase('offer coupons', (stage) =>
    ownerAsks(stage, 'saveCouponOffer', {
      ...{ code: 'five', name: '满 50 减 5', quantity: 9, perMember: 1, validDays: 5 },
      terms: { thresholdFen: 5_000, offFen: 500, offRateBp: 0, maxOffFen: 0 },
      ...{ claimFrom: stage.now(), claimUntil: stage.now() + 9 * DAY_MS },
    }),
  ),
  useCase('take in a file of products', () =>
    operatorAsks('importProducts', { products: [listingOf('soap'), listingOf('oil', { stock: 2 })] }),
  ),
  useCase('let goods be had for points', async (stage) => {
    const keeper = { merchantId: 'platform', ...listingOf('vase') };
    const { product } = await stage.ask<{ product: { _id: string } }>(
      ...([PEOPLE.keeper, 'store', 'saveProduct', keeper] as const),
    );
    return operatorAsks('setForPoints', { productId: product._id, isForPoints: true });
  }),
  useCase('save a category', () =>
    operatorAsks('saveCategory', { categoryId: 'lamp', name: '灯具', order: 4 }),
  ),
];

const SLOT = {
  ...{ slotId: 'summer', place: 'home', picture: '/pictures/mask.svg', title: '夏日' },
  ...{ from: '2026-06-01T08:00', to: '2026-06-30T08:00' },
};

const shown: readonly UseCase[] = [
  useCase('show something at a slot', () => operatorAsks('saveSlot', SLOT)),
  useCase(
    'slots were seen',
    async (stage) => {
      await stage.ask(operator(), 'operator', 'saveSlot', SLOT);
      return memberAsks(bea, 'sawSlots', { slotIds: ['summer'] });
    },
    { answersAnew: 'says how many this call counted, which no page reads' },
  ),
  useCase('put something into the cart', ({ shelf }) =>
    memberAsks(bea, 'putInCart', { skuId: shelf.goods[0], quantity: 2 }),
  ),
  useCase('keep a product', ({ shelf }) =>
    memberAsks(bea, 'setFavourite', { productId: shelf.treatmentId, isKept: true }),
  ),
  useCase('remove an address', () => memberAsks(bea, 'removeAddress', { addressId: HOME.id })),
];

/** Bea's word about what she received. */
async function comment(stage: Stage, pictures: readonly string[] = []): Promise<object> {
  const { _id: orderId } = await stage.bought('goods');
  await stage.ask(bea, 'member', 'confirmReceipt', { orderId });
  return { orderId, skuId: stage.shelf.goods[0], stars: 5, text: '很好用', pictures };
}
const PICTURE = ['cloud://test-env/people/1.jpg'];

async function said(stage: Stage, pictures: readonly string[] = []): Promise<string> {
  const input = await comment(stage, pictures);
  return (await stage.ask<{ id: string }>(bea, 'member', 'comment', input)).id;
}

const talk: readonly UseCase[] = [
  useCase('say what it was like', async (stage) => memberAsks(bea, 'comment', await comment(stage))),
  useCase('say it with a picture, which waits', async (stage) =>
    memberAsks(bea, 'comment', await comment(stage, PICTURE)),
  ),
  useCase('answer a comment', async (stage) =>
    ownerAsks(stage, 'answerComment', { commentId: await said(stage), text: '谢谢' }),
  ),
  useCase('show a comment that waits', async (stage) =>
    operatorAsks('decideComment', { commentId: await said(stage, PICTURE), isShown: true }),
  ),
];

export const shelf = [...kept, ...shown, ...talk];
