/** The demo mall's categories, two levels, and its banners. */
import type { Drawing } from '../pictures/draw';

export interface CategoryRow {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly icon: Drawing | null;
}

const top = (id: string, name: string, icon: Drawing): CategoryRow => ({ id, name, parentId: null, icon });
const below = (parentId: string, ...rows: readonly (readonly [string, string])[]): CategoryRow[] =>
  rows.map(([id, name]) => ({ id, name, parentId, icon: null }));

/** In the order in which they are shown. */
export const CATEGORIES: readonly CategoryRow[] = [
  top('skin', '护肤', { motif: 'dropper', tone: 'rose' }),
  ...below(
    'skin',
    ['skin-mask', '面膜'],
    ['skin-clean', '清洁'],
    ['skin-serum', '精华'],
    ['skin-cream', '面霜'],
    ['skin-sun', '防晒'],
  ),
  top('body', '身体与香氛', { motif: 'candle', tone: 'sand' }),
  ...below('body', ['body-care', '身体护理'], ['body-scent', '香氛']),
  top('tools', '仪器与用品', { motif: 'device', tone: 'sky' }),
  ...below('tools', ['tools-device', '美容仪'], ['tools-daily', '日用'], ['tools-drink', '饮品']),
  top('facial', '面部护理', { motif: 'lotus', tone: 'rose' }),
  ...below('facial', ['facial-care', '单次护理'], ['facial-card', '面部次卡']),
  top('relax', '身体舒缓', { motif: 'stone', tone: 'sage' }),
  ...below('relax', ['relax-care', '单次舒缓'], ['relax-card', '舒缓次卡']),
  top('medical', '医疗美容', { motif: 'glow', tone: 'plum' }),
  ...below('medical', ['medical-care', '治疗项目'], ['medical-goods', '医用护理']),
];

export interface BannerRow {
  readonly id: string;
  readonly place: 'home' | 'category';
  readonly title: string;
  readonly target: { readonly page: 'category'; readonly id: string } | null;
  readonly drawings: readonly [Drawing, Drawing, Drawing];
}

export const BANNERS: readonly BannerRow[] = [
  {
    id: 'summer-water',
    place: 'home',
    title: '夏日补水周',
    target: { page: 'category', id: 'skin-mask' },
    drawings: [
      { motif: 'drop', tone: 'sky' },
      { motif: 'sheet', tone: 'rose' },
      { motif: 'bottle', tone: 'sage' },
    ],
  },
  {
    id: 'quiet-hour',
    place: 'home',
    title: '给肩颈一小时',
    target: { page: 'category', id: 'relax' },
    drawings: [
      { motif: 'stone', tone: 'sage' },
      { motif: 'lotus', tone: 'rose' },
      { motif: 'candle', tone: 'sand' },
    ],
  },
  {
    id: 'first-facial',
    place: 'category',
    title: '第一次护理，从清洁开始',
    target: { page: 'category', id: 'facial-care' },
    drawings: [
      { motif: 'tube', tone: 'sky' },
      { motif: 'lotus', tone: 'plum' },
      { motif: 'jar', tone: 'rose' },
    ],
  },
];
