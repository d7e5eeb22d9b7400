/** 我的收藏: what the person wants to find again, the latest first. */
import { call } from '../../services/api';
import type { Tap } from '../../services/event';
import { act, common, confirm } from '../../services/loading';
import { growsAtItsEnd, loadsWhenPulled, loadsWhenShown } from '../../services/page-parts';
import { loadList, loadMore, noRows, type Cursor } from '../../services/paged';
import { HOME_PAGE } from '../../services/routes';
import type { Card } from '../../services/shelf-words';

const PAGE = 20;

const ask = (after: Cursor | null) => call('member', 'favourites', { after, limit: PAGE });

Page({
  ...loadsWhenShown,
  ...loadsWhenPulled,
  ...growsAtItsEnd,
  data: { ...common(), ...noRows<Card>() },

  /** Also when the person comes back from a product. */
  load(): Promise<void> {
    return loadList(this, ask);
  },

  more(): Promise<void> {
    return loadMore(this, ask);
  },

  async letGo({ currentTarget: { dataset } }: Tap<{ readonly id: string; readonly title: string }>) {
    if (!(await confirm('取消收藏', `不再收藏“${dataset.title}”？`, '取消收藏'))) return;
    await act(this, async () => {
      await call('member', 'setFavourite', { productId: dataset.id, isKept: false });
      await this.load();
    });
  },

  toHome() {
    void wx.switchTab({ url: HOME_PAGE });
  },
});
