/** 全部评价: what customers say of a product, the latest first. */
import { call, type DataOf } from '../../services/api';
import { common } from '../../services/loading';
import { growsAtItsEnd, loadsWhenPulled } from '../../services/page-parts';
import { loadList, loadMore, noRows, type Cursor } from '../../services/paged';
import { textIn } from '../../services/routes';

type Comment = DataOf<'member', 'comments'>['rows'][number];

const PAGE = 20;

Page({
  ...loadsWhenPulled,
  ...growsAtItsEnd,
  data: { ...common(), ...noRows<Comment>(), productId: '' },

  onLoad(query) {
    this.setData({ productId: textIn(query, 'id') });
    void this.load();
  },

  load(): Promise<void> {
    return loadList(this, (after) => this.ask(after));
  },

  more(): Promise<void> {
    return loadMore(this, (after) => this.ask(after));
  },

  ask(after: Cursor | null) {
    return call('member', 'comments', { productId: this.data.productId, after, limit: PAGE });
  },
});
