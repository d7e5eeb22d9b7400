/** The shelf: the pages on which people look round. */
import type { InHand } from '../hold';
import { BUYER, NOBODY, SOLD_OUT, type Facts } from './facts';
import type { PageScenes, Place } from './scene';

const at =
  (path: string, who = BUYER) =>
  (): Place => ({ who, path });
const product =
  (code: string) =>
  ({ productOf }: Facts): Place => ({ who: BUYER, path: `/pages/product/product?id=${productOf(code)}` });
const press =
  (label: string) =>
  ({ tab }: InHand): Promise<void> =>
    tab.locator(`.phone-page:visible [aria-label^="${label}"]`).first().click();

export const LOOKING: readonly PageScenes[] = [
  {
    page: 'pages/home/home',
    title: '首页',
    filled: { at: at('/pages/home/home'), shows: '为您推荐' },
    more: [
      {
        id: 'city',
        title: '选了城市',
        at: at('/pages/home/home'),
        act: async ({ tab, press, shown }) => {
          await tab.locator('.city:visible').click();
          await press('确定');
          await shown(/的门店/).waitFor();
        },
        shows: /的门店/,
      },
    ],
  },
  {
    page: 'pages/category/category',
    title: '分类',
    filled: { at: at('/pages/category/category'), shows: '综合' },
    more: [
      {
        id: 'filter',
        title: '筛选',
        at: at('/pages/category/category'),
        act: press('筛选'),
        shows: '查看结果',
      },
      {
        id: 'leaves',
        title: '一个大类',
        at: at('/pages/category/category'),
        act: async ({ tab }) => tab.locator('.phone-page:visible [role=tab]').nth(1).click(),
        shows: '综合',
      },
    ],
  },
  {
    page: 'pages/product/product',
    title: '商品',
    filled: { at: product('g04'), shows: '立即购买' },
    more: [
      { id: 'sheet', title: '选规格', at: product('g01'), act: press('选择规格'), shows: '数量' },
      { id: 'treatment', title: '次卡', at: product('c01'), shows: '次卡约定' },
      { id: 'medical', title: '医疗项目', at: product('m01'), shows: '医疗项目信息' },
      { id: 'sold-out', title: '售罄', at: product(SOLD_OUT), shows: '已售罄' },
      { id: 'gone', title: '下架', at: at('/pages/product/product?id=none'), shows: '商品已下架' },
    ],
  },
  {
    page: 'shelf/search/search',
    title: '搜索',
    isStill: true,
    filled: {
      at: at('/shelf/search/search'),
      act: async ({ tab, shown }) => {
        await tab.locator('.phone-page:visible input').fill('面膜');
        await tab.locator('.go:visible').click();
        await shown('综合').waitFor();
        await tab.evaluate(`wx.reLaunch({ url: '/shelf/search/search' })`);
        await shown('最近搜索').waitFor();
      },
      shows: '最近搜索',
    },
    more: [{ id: 'empty', title: '第一次', at: at('/shelf/search/search', NOBODY), shows: '可以搜' }],
  },
  {
    page: 'shelf/list/list',
    title: '商品列表',
    filled: { at: at('/shelf/list/list?keyword=面膜'), shows: '玻尿酸补水面膜' },
    more: [
      { id: 'empty', title: '没有找到', at: at('/shelf/list/list?keyword=香菜'), shows: '没有找到“香菜”' },
    ],
  },
  {
    page: 'shelf/comments/comments',
    title: '评价',
    filled: {
      at: ({ productOf }) => ({ who: BUYER, path: `/shelf/comments/comments?id=${productOf('g10')}` }),
      shows: '三支香味都好闻',
    },
    more: [
      {
        id: 'empty',
        title: '还没有',
        at: ({ productOf }) => ({ who: BUYER, path: `/shelf/comments/comments?id=${productOf(SOLD_OUT)}` }),
        shows: '还没有评价',
      },
    ],
  },
  {
    page: 'shelf/favourites/favourites',
    title: '收藏',
    filled: { at: at('/shelf/favourites/favourites'), shows: '光子嫩肤' },
    more: [{ id: 'empty', title: '空', at: at('/shelf/favourites/favourites', NOBODY), shows: '还没有收藏' }],
  },
];
