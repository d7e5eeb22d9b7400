/** Everything before the cart on a phone, against the mall's own functions. Takes about a minute. */
import { CHAIN } from '../../local/demo/data/chain';
import { OWNER } from '../../local/demo/data/people';
import { inBrowser } from '../support/browser';
import { phoneSuite } from './phone-suite';

const BUYER = 'demo-feng-kexin';
const OTHER = 'demo-jiang-huimin';
const CALLS = '**/api/cloud/call';
const HOME = '/pages/home/home';
const MASK = '玻尿酸补水面膜';

const { house, take } = phoneSuite();

async function productIdOf(title: string): Promise<string> {
  const { rows } = await house().mall.call(OTHER, 'member', 'products', { keyword: title });
  const card = rows.find((one) => one.title === title);
  if (card === undefined) throw new Error(`the demo does not sell ${title}`);
  return card.id;
}

const pageOf = async (title: string): Promise<string> =>
  `/pages/product/product?id=${await productIdOf(title)}`;

inBrowser(
  'search, sort, filter, choose, and it lies in the cart',
  async () => {
    const held = await take(BUYER, HOME);
    const { shown, named, write, tap, tab, press } = held;
    await named('搜索商品和项目').click();
    await write('搜索商品、项目或商家', '面膜');
    await press('搜索');
    await shown(MASK).waitFor();
    await named('按价格排序').click();
    await named('价格从低到高').waitFor();
    await named('价格从低到高').click();
    await named('价格从高到低').waitFor();
    const titles = await tab
      .locator('.phone-page:visible product-card, .phone-page:visible wx-product-card')
      .allInnerTexts();
    expect(titles.map((text) => /玻尿酸|积雪草/.exec(text)?.[0])).toEqual(['积雪草', '玻尿酸']);

    await named('筛选').click();
    await write('最低价', '100');
    await write('最高价', '1,5');
    await tap('查看结果');
    await tab.getByText('价格请填数字').waitFor();
    await write('最高价', '150');
    await tap('查看结果');
    await shown('积雪草舒缓面膜').waitFor({ state: 'detached' });
    await named('筛选，已选 1 项').waitFor();

    await tap(MASK);
    await named('选择规格和数量，已选 5 片').click();
    await tap('10 片');
    await named('10 片 加一件').click();
    await tap('会员购买可得 912.00 共享值');
    await press('加入购物车');
    await tab.getByText('已放进购物车').waitFor();
    // One more of the same is one more, not one.
    await named('选择规格和数量，已选 10 片').click();
    await press('加入购物车');
    await shown(/^1$/).waitFor();
    await tap(/^购物车$/);
    await shown(`${MASK} 10 片`).waitFor();
    expect(held.complaints).toEqual([]);
    await held.close();

    const cart = await house().mall.call(BUYER, 'member', 'cart', {});
    expect(cart).toMatchObject([{ quantity: 3, sku: { specs: ['10 片'] } }]);
  },
  90_000,
);

inBrowser('what was looked for stays on the phone until it is cleared', async () => {
  const { named, write, tap, shown, goto, press, close } = await take(BUYER, '/shelf/search/search');
  await write('搜索商品、项目或商家', '没有这样的东西');
  await press('搜索');
  await shown('没有找到“没有这样的东西”').waitFor();
  await tap('换个词搜索');
  await tap('没有这样的东西');
  await shown('没有找到').waitFor();
  // Another start of the mini-program.
  await goto(HOME);
  await named('搜索商品和项目').click();
  await named('清空搜索记录').click();
  await press('清空');
  await shown('可以搜').waitFor();
  await goto('/pages/category/category');
  await named('搜索商品和项目').click();
  await shown('可以搜').waitFor();
  await close();
});

inBrowser('categories narrow, and 首页 shows more when it is asked', async () => {
  const { named, tap, shown, tab, complaints, close } = await take(OTHER, HOME);
  const cards = tab.locator('.phone-page:visible product-card, .phone-page:visible wx-product-card');
  await shown(MASK).waitFor();
  expect(await cards.count()).toBe(10);
  await tap('加载更多');
  await cards.nth(29).waitFor({ state: 'attached' });
  await tab.getByText('分类', { exact: true }).last().click();
  await tap('身体舒缓');
  await shown('肩颈舒压').waitFor();
  await tap('单次舒缓');
  await shown('肩颈舒压次卡').waitFor({ state: 'detached' });
  await named('筛选').click();
  await tab.getByRole('radio', { name: '商品', exact: true }).click();
  await tap('查看结果');
  await shown('没有符合的商品').waitFor();
  expect(complaints).toEqual([]);
  await close();
});

inBrowser('stores of the city where the person is, once the person allows it', async () => {
  const { tap, shown, named, press, tab, complaints, close } = await take(OTHER, HOME);
  await tap('用我的位置');
  await shown('您的信息由您决定').waitFor();
  await tap('暂不同意');
  await shown('附近的门店').waitFor();
  await tap('用我的位置');
  await press('同意并继续');
  await tab.getByText(/徐家汇/).click();
  await shown('换个位置').waitFor();
  // The nearest one comes first, with how far it is.
  const first = tab.locator('.store:visible').first();
  await first.getByText('兰汐美肤·静安寺店').waitFor();
  await first.getByText(/^[\d.]+ k?m$/).waitFor();
  await first.click();
  await shown('预约到店').waitFor();
  await tap('全部');
  await named('筛选').click();
  await shown('到店项目').waitFor();
  expect(complaints).toEqual([]);
  await close();
});

inBrowser('a favourite is kept, found again, and let go of', async () => {
  const path = await pageOf('肩颈舒压');
  const { named, tap, shown, goto, press, tab, complaints, close } = await take(OTHER, path);
  await named('收藏').click();
  await tab.getByText('已收藏').waitFor();
  await goto('/shelf/favourites/favourites');
  await shown('肩颈舒压').waitFor();
  await named('取消收藏 肩颈舒压').click();
  await press('取消收藏');
  await shown('还没有收藏').waitFor();
  await tap('去逛逛');
  await shown('为您推荐').waitFor();
  expect(complaints).toEqual([]);
  await close();
});

inBrowser('a shared product opens as another person, who is the sharer’s customer from then on', async () => {
  const sharer = await take(OTHER, await pageOf(MASK));
  await sharer.named('分享给朋友').click();
  const link = sharer.tab.locator('.phone-share-link');
  const { _id: sharerId } = await house().mall.call(OTHER, 'member', 'join', {});
  await sharer.tab.getByText(`from=${sharerId}`).waitFor();
  const address = (await link.getAttribute('href')) ?? '';
  await sharer.close();

  const friend = new URLSearchParams(address.split('?')[1]);
  const openid = friend.get('as') ?? '';
  const { named, shown, tab, close } = await take(openid, friend.get('page') ?? '');
  await shown(MASK).waitFor();
  // The first thing that only a member may do.
  await named('收藏').click();
  await tab.getByText('已收藏').waitFor();
  await close();
  expect(await house().mall.call(openid, 'member', 'join', {})).toMatchObject({ referrerId: sharerId });
});

inBrowser('a medical item shows its licence, and its page names no sharer', async () => {
  const { shown, named, tab, close } = await take(OTHER, await pageOf('光子嫩肤 3 次'));
  await shown('医疗机构执业许可证').waitFor();
  await shown('浙医广').waitFor();
  await shown('次卡约定').waitFor();
  expect(await named('分享给朋友').count()).toBe(0);
  await tab.locator('.phone-capsule button').first().click();
  await tab.getByText('发送给朋友').click();
  await tab.locator('.phone-share-link').waitFor();
  expect(await tab.locator('.phone-share-card').innerText()).not.toContain('from=');
  await close();
});

inBrowser('codes open what they name, and an unknown one is told kindly', async () => {
  const { named, press, shown, tab, close } = await take(OTHER, HOME);
  const read = async (text: string): Promise<void> => {
    await named('扫一扫').click();
    await tab.getByText('输入内容').click();
    await tab.locator('.phone-field').fill(text);
    await press('确定');
  };
  await read('https://example.com/menu');
  await tab.getByText('这个码不是共享购的').waitFor();
  await read(await pageOf(MASK));
  await shown('会员购买可得').waitFor();
  await close();
});

inBrowser('what is sold out, or no longer sold, says so', async () => {
  const title = '真丝护肤眼罩';
  const productId = await productIdOf(title);
  const { merchant, skus } = await house().mall.call(OTHER, 'member', 'product', { productId });
  const isOwn = merchant.id === CHAIN.id;
  const staff = isOwn ? OWNER : 'demo-operator';
  for (const { id: skuId, stock: seen } of skus)
    await house().mall.call(staff, 'store', 'setStock', {
      merchantId: merchant.id,
      productId,
      skuId,
      seen,
      stock: 0,
    });
  const { shown, tab, goto, close } = await take(OTHER, `/pages/product/product?id=${productId}`);
  await shown('已售罄').waitFor();
  expect(await tab.locator('.phone-page:visible').getByText('立即购买').count()).toBe(0);
  await house().mall.call(staff, 'store', 'setOnSale', { merchantId: merchant.id, productId, onSale: false });
  await goto(`/pages/product/product?id=${productId}`);
  await shown('商品已下架').waitFor();
  await close();
});

describe('without a network', () => {
  /** A page, and what it says once it is asked again with a network. */
  const PAGES = [
    ['首页', HOME, '为您推荐'],
    ['分类', '/pages/category/category', '医疗美容'],
    ['商品列表', '/shelf/list/list?categoryId=medical', '光子嫩肤'],
    ['商品详情', '/pages/product/product?id=a', '商品已下架'],
    ['全部评价', '/shelf/comments/comments?id=a', '还没有评价'],
    ['我的收藏', '/shelf/favourites/favourites', '还没有收藏'],
  ] as const;

  for (const [name, path, then] of PAGES)
    inBrowser(`${name} waits, says so, and loads again, each by one call`, async () => {
      const { tab, shown, tap, goto, close } = await take(OTHER, '/shelf/search/search');
      await shown('搜索').waitFor();
      let asked = 0;
      await tab.route(CALLS, (route) => {
        asked += 1;
        return route.abort();
      });
      await goto(path);
      await tab.locator('[aria-label="正在加载"]').waitFor();
      await shown('网络不太顺畅').waitFor();
      // One call, sent three times.
      expect(asked).toBe(3);
      await tab.unroute(CALLS);
      await tap('重新加载');
      await shown(then).waitFor();
      await close();
    });
});
