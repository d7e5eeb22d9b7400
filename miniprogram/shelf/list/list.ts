/** A list of products: what was looked for, a category, a merchant's or a store's; narrowed and sorted. */
import type { InputOf } from '../../services/api';
import type { Told } from '../../services/event';
import { loadInto } from '../../services/loading';
import { growsAtItsEnd, loadsWhenPulled } from '../../services/page-parts';
import { listData, showBeginning, showMore } from '../../services/product-list';
import { HOME_PAGE, listUrl, SEARCH_PAGE, textIn } from '../../services/routes';
import { shareCard, type ShareCard } from '../../services/share';
import type { Filtering } from '../../components/filter-bar/filter-bar';

type Wanted = InputOf<'member', 'products'>;

const TITLE = '商品与项目';
const PARTS = ['keyword', 'categoryId', 'merchantId', 'storeId'] as const;

Page({
  ...loadsWhenPulled,
  ...growsAtItsEnd,
  data: {
    ...listData(),
    about: {},
    title: TITLE,
    keyword: '',
    isOfStore: false,
    isNarrowed: false,
  },

  onLoad(query) {
    const parts = PARTS.map((name) => [name, textIn(query, name)] as const).filter(([, text]) => text !== '');
    const about: Wanted = Object.fromEntries(parts);
    const { keyword = '', storeId } = about;
    const title = textIn(query, 'title') || TITLE;
    this.setData({ about, title, keyword, isOfStore: storeId !== undefined });
    void wx.setNavigationBarTitle({ title: keyword === '' ? title : '搜索结果' });
    void this.load();
  },

  load(): Promise<void> {
    return loadInto(this, () => showBeginning(this, () => this.data.about));
  },

  more(): Promise<void> {
    return showMore(this, () => this.data.about);
  },

  filter({ detail: { sort, choice } }: Told<Filtering>) {
    const isNarrowed = Object.values(choice).some((part) => part !== '' && part !== false);
    this.setData({ sort, choice, isNarrowed, phase: 'loading' });
    void this.load();
  },

  /** Another word: the search stands behind this page, or is opened in its place. */
  search() {
    void wx.redirectTo({ url: SEARCH_PAGE });
  },

  toHome() {
    void wx.switchTab({ url: HOME_PAGE });
  },

  onShareAppMessage(): ShareCard {
    const { about, title, keyword } = this.data;
    const name = keyword === '' ? title : `“${keyword}”的商品与项目`;
    return shareCard(`共享购 · ${name}`, listUrl({ ...about, ...(title !== TITLE && { title }) }));
  },
});
