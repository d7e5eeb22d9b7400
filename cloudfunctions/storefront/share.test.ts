/** Sharing: a code of its own for member and page, no medical items, the first link binds (rules.md §5, §13). */
import { members } from '../accounts/documents';
import { join } from '../accounts/join';
import { Mall, STORE } from '../../tests/support/mall';
import { memoryHouse } from '../../tests/support/memory-house';
import { openShare, shareCard } from './share';

const pictures: string[][] = [];
const plain = memoryHouse();
const house = {
  ...plain,
  codePictures: {
    make: (scene: string, page: string) => {
      pictures.push([scene, page]);
      return Promise.resolve(null);
    },
  },
};
let mall: Mall;
beforeAll(async () => {
  mall = await Mall.open(house);
  await mall.join('ann');
  await mall.join('bea');
});

test('the same page of the same member has one code of at most 32 characters, others have others', async () => {
  const { productId } = await mall.goods('mask', { priceFen: 9_900 });
  const cards = [
    await shareCard(house, 'ann', { page: 'product', id: productId }),
    await shareCard(house, 'ann', { page: 'product', id: productId }),
    await shareCard(house, 'bea', { page: 'product', id: productId }),
    await shareCard(house, 'ann', { page: 'home', id: '' }),
    await shareCard(house, 'ann', { page: 'store', id: STORE }),
  ];
  expect(cards[0]).toMatchObject({ page: 'product', id: productId, fromFen: 9_900 });
  expect(cards[4]).toMatchObject({ title: '沐颜西湖店', fromFen: null });
  const ids = cards.map((card) => card.code.sceneId);
  expect(new Set(ids).size).toBe(4);
  expect(ids.every((id) => id.length <= 32)).toBe(true);
  expect(pictures[0]).toEqual([ids[0], 'pages/home/home']);
});

test('opening it leads to the page and binds somebody new, before any login and for good', async () => {
  const { code } = await shareCard(house, 'ann', { page: 'home', id: '' });
  const other = await shareCard(house, 'bea', { page: 'home', id: '' });
  expect(await openShare(house, 'new', code.sceneId)).toEqual({ page: 'home', id: '', isBound: true });
  expect(await openShare(house, 'new', other.code.sceneId)).toMatchObject({ isBound: false });
  await join(house, { memberId: 'new', referrerId: 'bea' });
  expect(await house.database.get(members, 'new')).toMatchObject({ referrerId: 'ann' });
  expect(await openShare(house, 'ann', code.sceneId)).toMatchObject({ isBound: false });
});

test('no card for medical items, for what is gone, for who has not joined; no page behind an unknown code', async () => {
  const { productId } = await mall.goods('botox', {
    kind: 'service',
    isMedical: true,
    advertisingApproval: '（沪）医广【2026】第06-01-0001号',
  });
  await expect(shareCard(house, 'ann', { page: 'product', id: productId })).rejects.toMatchObject({
    code: 'SHARE_NOT_ALLOWED',
  });
  await expect(shareCard(house, 'ann', { page: 'product', id: 'gone' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  await expect(shareCard(house, 'nobody', { page: 'home', id: '' })).rejects.toMatchObject({
    code: 'NOT_A_MEMBER',
  });
  await expect(openShare(house, 'new', 'x'.repeat(24))).rejects.toMatchObject({ code: 'CODE_OVER' });
});
