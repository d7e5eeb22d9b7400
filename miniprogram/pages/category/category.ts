/** 分类: the categories at the side, their products beside them, narrowed and sorted. */
import { call, type DataOf, type InputOf } from '../../services/api';
import { sentenceOf } from '../../services/api-error';
import type { Tap, Told } from '../../services/event';
import { loadInto, tell } from '../../services/loading';
import { openPage } from '../../services/open-page';
import { growsAtItsEnd, loadsWhenPulled } from '../../services/page-parts';
import { beginning, type Paged } from '../../services/paged';
import { listData, showBeginning, showMore } from '../../services/product-list';
import { SEARCH_PAGE } from '../../services/routes';
import { shareCard } from '../../services/share';
import type { Card } from '../../services/shelf-words';
import type { Filtering } from '../../components/filter-bar/filter-bar';

type Wanted = InputOf<'member', 'products'>;
type Shelf = DataOf<'member', 'categories'>;
type Branch = Shelf['categories'][number];

const FULL: { readonly beside: 'loading' | 'ready' | 'empty' | 'failed' } = { beside: 'ready' };
const NO_CHILDREN: Branch['children'] = [];

Page({
  ...loadsWhenPulled,
  ...growsAtItsEnd,
  data: {
    ...listData(),
    slots: [] as Shelf['slots'],
    categories: [] as Shelf['categories'],
    /** The category above; empty for all products. */
    topId: '',
    /** One below it; empty for all of it. */
    leafId: '',
    leaves: NO_CHILDREN,
    /** How the products beside the categories stand. */
    ...FULL,
  },

  onLoad() {
    void this.load();
  },

  /** The tree and the first products come in one call; a narrowed list is asked for by itself. */
  load(): Promise<void> {
    return loadInto(this, async () => {
      const { categories, slots, products } = await call('member', 'categories', {});
      this.setData({ categories, slots });
      if (this.isPlain()) this.showRows(beginning(this.data, products));
      else await this.refill();
      return true;
    });
  },

  isPlain(): boolean {
    const { topId, sort, choice } = this.data;
    return topId === '' && sort === 'recommended' && Object.values(choice).every((part) => !part);
  },

  showRows(list: Paged<Card>) {
    this.setData({ ...list, beside: list.rows.length === 0 ? 'empty' : 'ready' });
  },

  about(): Wanted {
    const categoryId = this.data.leafId || this.data.topId;
    return categoryId === '' ? {} : { categoryId };
  },

  /** The products of what is chosen now. */
  async refill(): Promise<void> {
    this.setData({ beside: 'loading' });
    const isFilled = await showBeginning(this, () => this.about());
    this.setData({ beside: isFilled ? 'ready' : 'empty' });
  },

  async narrow(): Promise<void> {
    try {
      await this.refill();
    } catch (error) {
      this.setData({ beside: 'failed' });
      tell(sentenceOf(error));
    }
  },

  more(): Promise<void> {
    return showMore(this, () => this.about());
  },

  chooseTop({ currentTarget: { dataset } }: Tap<{ readonly id: string }>) {
    const leaves = this.data.categories.find(({ id }) => id === dataset.id)?.children ?? NO_CHILDREN;
    this.setData({ topId: dataset.id, leafId: '', leaves });
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 });
    void this.narrow();
  },

  chooseLeaf({ currentTarget: { dataset } }: Tap<{ readonly id: string }>) {
    this.setData({ leafId: dataset.id });
    void this.narrow();
  },

  filter({ detail: { sort, choice } }: Told<Filtering>) {
    this.setData({ sort, choice });
    void this.narrow();
  },

  search() {
    openPage(SEARCH_PAGE);
  },

  onShareAppMessage() {
    return shareCard('共享购 · 全部商品与项目', '/pages/category/category');
  },
});
