/** Favourites, and comments with everything that can happen to them. */
import { Mall, OWING } from '../../tests/support/mall';
import { memoryHouse, type TestHouse } from '../../tests/support/memory-house';
import { checkIdOf } from '../../tests/support/scripted-check';
import { redeemUse, undoRedeem } from '../../tests/support/uses';
import { products, type Product, type Sku } from '../catalog/documents';
import { setOnSale } from '../catalog/shelving/set-on-sale';
import { receiveOrder } from '../orders/deliver';
import { refundOrder } from '../orders/refunding/refund';
import type { Order } from '../orders/documents';
import type { Verdict } from '../platform/content/content-check';
import { writeComment, type CommentReceipt, type CommentRequest } from './comment';
import { comments } from './documents';
import { favouritesOf, setFavourite } from './favourites';
import { answerComment, decideComment, noteVerdict } from './review';
import { heldComments, shownComments } from './views';

let house: TestHouse;
let mall: Mall;
let sku: Sku;
let order: Order;

beforeEach(async () => {
  house = memoryHouse(OWING);
  mall = await Mall.open(house);
  await mall.activeMember('bea');
  sku = await mall.goods('mask');
  order = await mall.paid(await mall.place('bea', sku._id));
});

const refused = (code: string) => expect.objectContaining({ code }) as unknown;
const receive = () => receiveOrder(house, order._id, 'bea');
const say = (more: Partial<CommentRequest> = {}): Promise<CommentReceipt> =>
  writeComment(house, {
    memberId: 'bea',
    openId: 'openid-bea',
    orderId: order._id,
    skuId: sku._id,
    stars: 4,
    text: '很好用',
    pictures: [],
    ...more,
  });
const product = async (): Promise<Product | null> => house.database.get(products, sku.productId);
const shown = async () => (await shownComments(house.database, { productId: sku.productId }, null, 10)).rows;
const PICTURES = ['cloud://a/1.jpg', 'cloud://a/2.jpg'];
const verdict = (file: string, says: Verdict | null) =>
  noteVerdict(house, { checkId: checkIdOf(file), verdict: says });

describe('favourites', () => {
  const keep = (isKept: boolean, memberId = 'bea', productId = sku.productId) =>
    setFavourite(house, { memberId, productId, isKept });
  const kept = async () => (await favouritesOf(house, 'bea', null, 10)).rows.map((card) => card.title);

  test('kept once however often it is said, let go, and kept again', async () => {
    expect(await kept()).toEqual([]);
    for (const isKept of [false, true, true]) expect(await keep(isKept)).toEqual({ isKept });
    expect(await kept()).toEqual(['玻尿酸面膜']);
    for (const isKept of [false, false]) await keep(isKept);
    expect(await kept()).toEqual([]);
    await keep(true);
    expect(await kept()).toEqual(['玻尿酸面膜']);
  });

  test('latest first, page by page; others see nothing of it', async () => {
    for (const code of ['a', 'b', 'c']) {
      house.clock.at += 1;
      await keep(true, 'bea', (await mall.goods(code, { title: code })).productId);
    }
    const first = await favouritesOf(house, 'bea', null, 2);
    const second = await favouritesOf(house, 'bea', first.next, 2);
    expect([...first.rows, ...second.rows].map((card) => card.title)).toEqual(['c', 'b', 'a']);
    expect(second.next).toBeNull();
    expect((await favouritesOf(house, 'ann', null, 10)).rows).toEqual([]);
  });

  test('what went off sale stays and can be let go of, but nobody starts to keep it', async () => {
    await keep(true);
    await setOnSale(house, mall.shopId, sku.productId, false);
    expect((await favouritesOf(house, 'bea', null, 10)).rows).toMatchObject([{ onSale: false }]);
    await keep(false);
    await expect(keep(true)).rejects.toEqual(refused('NOT_FOUND'));
    await expect(keep(true, 'bea', 'nothing')).rejects.toEqual(refused('NOT_FOUND'));
    await expect(keep(true, 'stranger')).rejects.toEqual(refused('NOT_A_MEMBER'));
  });
});

describe('who may comment', () => {
  test('nobody before receipt, and nobody but the buyer, on nothing but what was bought', async () => {
    await expect(say()).rejects.toEqual(refused('FORBIDDEN'));
    await receive();
    await mall.join('ann');
    const other = await mall.goods('cream');
    for (const wrong of [
      { memberId: 'ann' },
      { skuId: other._id },
      { orderId: 'nothing' },
      { skuId: 'nothing' },
    ])
      await expect(say(wrong)).rejects.toEqual(refused('FORBIDDEN'));
    expect(house.contentCheck.asked).toEqual([]);
    expect(await say()).toMatchObject({ state: 'shown' });
  });

  test('a service once a use of it stands; nothing that was sent back whole', async () => {
    sku = await mall.goods('facial', { kind: 'service', uses: 3 });
    order = await mall.paid(await mall.place('bea', sku._id));
    await expect(say()).rejects.toEqual(refused('FORBIDDEN'));
    await redeemUse(house, order, 1);
    await undoRedeem(house, await mall.order(order._id), 1);
    await expect(say()).rejects.toEqual(refused('FORBIDDEN'));
    await redeemUse(house, await mall.order(order._id), 1);
    expect(await say()).toMatchObject({ state: 'shown' });

    sku = await mall.goods('gone');
    order = await mall.paid(await mall.place('bea', sku._id));
    await receive();
    await refundOrder(house, { refundId: 'r', orderId: order._id, amountFen: 10_000, reason: '退货' });
    await expect(say()).rejects.toEqual(refused('FORBIDDEN'));
  });
});

test('a medical item shows no pictures of its customers', async () => {
  sku = await mall.goods('gel', { isMedical: true });
  order = await mall.paid(await mall.place('bea', sku._id));
  await receive();
  await expect(say({ pictures: PICTURES })).rejects.toEqual(refused('INVALID_INPUT'));
  expect(await say()).toMatchObject({ state: 'shown' });
});

describe('a comment', () => {
  beforeEach(async () => {
    await receive();
  });

  test('that passes is shown at once, masked, and its stars are on the product', async () => {
    const { id } = await say();
    expect(await shown()).toEqual([
      {
        id,
        productId: sku.productId,
        title: '玻尿酸面膜',
        stars: 4,
        text: '很好用',
        pictures: [],
        author: '顾客***ea',
        at: house.clock.at,
        answer: null,
      },
    ]);
    expect(await product()).toMatchObject({ comments: 1, stars: 4 });
  });

  test('is one a line: the same again answers as it stands, another one is refused', async () => {
    const first = await say();
    expect(await say()).toEqual(first);
    expect(house.contentCheck.asked).toHaveLength(1);
    await expect(say({ stars: 1 })).rejects.toEqual(refused('ALREADY_COMMENTED'));
    expect(await product()).toMatchObject({ comments: 1, stars: 4 });
  });

  test('of stars alone asks nobody', async () => {
    house.contentCheck.nextText = 'risky';
    expect(await say({ text: '' })).toMatchObject({ state: 'shown' });
    expect(house.contentCheck.asked).toEqual([]);
  });

  test('that is risky is refused and can be written anew', async () => {
    house.contentCheck.nextText = 'risky';
    await expect(say()).rejects.toEqual(refused('CONTENT_REFUSED'));
    expect(await house.database.find(comments, { where: {}, limit: 10 })).toEqual([]);
    house.contentCheck.nextText = 'pass';
    expect(await say({ text: '换个说法' })).toMatchObject({ state: 'shown' });
  });

  test.each([['review' as const], [null]])(
    'whose verdict is %s waits until an operator shows it',
    async (says) => {
      house.contentCheck.nextText = says;
      const { id, state } = await say();
      expect([state, await shown(), (await product())?.comments]).toEqual(['held', [], 0]);
      const { rows } = await heldComments(house.database, null, 10);
      expect(rows).toMatchObject([{ id, state: 'held', textVerdict: says, pictureVerdicts: [] }]);
      expect(await decideComment(house, id, true)).toMatchObject({ state: 'shown' });
      expect([(await shown()).length, await product()]).toMatchObject([1, { comments: 1, stars: 4 }]);
      expect((await heldComments(house.database, null, 10)).rows).toEqual([]);
    },
  );

  test('an operator hides and shows again, and the stars follow, however often it is said', async () => {
    const { id } = await say();
    for (const [isShown, count] of [
      [false, 0],
      [false, 0],
      [true, 1],
      [true, 1],
    ] as const) {
      await decideComment(house, id, isShown);
      expect(await product()).toMatchObject({ comments: count, stars: count * 4 });
      expect(await shown()).toHaveLength(count);
    }
    await expect(decideComment(house, 'nothing', true)).rejects.toEqual(refused('NOT_FOUND'));
  });

  test('with pictures waits for all of them', async () => {
    expect(await say({ pictures: PICTURES })).toMatchObject({ state: 'held' });
    expect(await verdict('cloud://a/1.jpg', 'pass')).toBe(true);
    expect(await shown()).toEqual([]);
    expect(await verdict('cloud://a/2.jpg', null)).toBe(false);
    expect(await verdict('cloud://a/9.jpg', 'pass')).toBe(false);
    await verdict('cloud://a/2.jpg', 'pass');
    // A push may come twice.
    await verdict('cloud://a/2.jpg', 'pass');
    expect(await shown()).toMatchObject([{ pictures: PICTURES }]);
    expect(await product()).toMatchObject({ comments: 1, stars: 4 });
  });

  test('with a risky picture is hidden; with one that could not be asked about, an operator decides', async () => {
    const { id } = await say({ pictures: PICTURES });
    await verdict('cloud://a/1.jpg', 'risky');
    await verdict('cloud://a/2.jpg', 'pass');
    expect([await shown(), (await house.database.get(comments, id))?.state]).toEqual([[], 'hidden']);
    expect(await decideComment(house, id, true)).toMatchObject({ state: 'shown' });
    // The person's word stands against a verdict that comes afterwards.
    await verdict('cloud://a/1.jpg', 'risky');
    expect(await shown()).toHaveLength(1);
  });

  test('whose pictures cannot be asked about is held', async () => {
    house.contentCheck.takesPictures = false;
    const { id } = await say({ pictures: PICTURES });
    expect(await house.database.get(comments, id)).toMatchObject({ state: 'held', checkIds: [] });
  });

  test('is answered by its own merchant, when it is shown and the answer passes', async () => {
    const { id: commentId } = await say();
    const answer = { merchantId: mall.shopId, openId: 'openid-owner', commentId, text: '谢谢' };
    await expect(answerComment(house, { ...answer, merchantId: 'platform' })).rejects.toEqual(
      refused('NOT_FOUND'),
    );
    for (const [says, code] of [
      ['risky', 'CONTENT_REFUSED'],
      ['review', 'CONTENT_REFUSED'],
      [null, 'CONTENT_CHECK_UNAVAILABLE'],
    ] as const) {
      house.contentCheck.nextText = says;
      await expect(answerComment(house, answer)).rejects.toEqual(refused(code));
    }
    house.contentCheck.nextText = 'pass';
    expect(await answerComment(house, answer)).toMatchObject({
      answer: { text: '谢谢', at: house.clock.at },
    });
    await decideComment(house, commentId, false);
    await expect(answerComment(house, answer)).rejects.toEqual(refused('WRONG_STATE'));
  });
});
