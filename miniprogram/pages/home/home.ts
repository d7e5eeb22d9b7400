/** 首页: the city and its stores, the search, what is shown and recommended. */
import { call, type DataOf } from '../../services/api';
import { keepCity, keptCity, placeFromMap } from '../../services/city';
import type { Tap, Told } from '../../services/event';
import { common, loadInto } from '../../services/loading';
import { openPage } from '../../services/open-page';
import { loadsWhenPulled } from '../../services/page-parts';
import { beginning, loadMore, noRows } from '../../services/paged';
import { HOME_PAGE, listUrl, SEARCH_PAGE, STORES_PAGE, storeUrl, textIn } from '../../services/routes';
import { scan } from '../../services/scan';
import { shareCard, timelineQuery } from '../../services/share';
import { openShared } from '../../services/shared';
import type { Card } from '../../services/shelf-words';

type Home = DataOf<'member', 'home'>;

const MORE = 20;
const TITLE = '共享购 · 安静的美容好物与护理';

Page({
  ...loadsWhenPulled,
  data: {
    ...common(),
    ...noRows<Card>(),
    city: '',
    slots: [] as Home['slots'],
    categories: [] as Home['categories'],
    stores: [] as Home['stores'],
  },

  /** @param query with the short id of a code that a friend shares; the page shared opens on this one */
  onLoad(query) {
    this.setData({ city: keptCity() });
    void this.load();
    const scene = textIn(query, 'scene');
    if (scene !== '') void openShared(scene);
  },

  load(): Promise<void> {
    return loadInto(this, async () => {
      const { city } = this.data;
      const home = await call('member', 'home', { city: city === '' ? null : city });
      // A later choice of the city has its own answer on the way.
      if (this.data.city !== city) return true;
      const { slots, categories, stores, recommended: rows, more: next } = home;
      this.setData({ slots, categories, stores, ...beginning(this.data, { rows, next }) });
      return true;
    });
  },

  more(): Promise<void> {
    return loadMore(this, (after) =>
      call('member', 'products', { inStock: true, sort: 'recommended', after, limit: MORE }),
    );
  },

  chooseCity({ detail }: Told<{ readonly value: readonly string[] }>) {
    this.take(detail.value[1] ?? '');
  },

  /** The map says where the person is; nobody is asked before this is tapped. */
  async locate() {
    const place = await placeFromMap();
    if (place === null) return;
    this.take(place.city);
    openPage(STORES_PAGE);
  },

  take(city: string) {
    if (city === '' || city === this.data.city) return;
    keepCity(city);
    this.setData({ city });
    void this.load();
  },

  search() {
    openPage(SEARCH_PAGE);
  },

  scan() {
    void scan();
  },

  openCategory({ currentTarget: { dataset } }: Tap<{ readonly id: string; readonly name: string }>) {
    openPage(listUrl({ categoryId: dataset.id, title: dataset.name }));
  },

  openStore({ currentTarget: { dataset } }: Tap<{ readonly id: string }>) {
    openPage(storeUrl(dataset.id));
  },

  openStores() {
    openPage(STORES_PAGE);
  },

  onShareAppMessage() {
    return shareCard(TITLE, HOME_PAGE);
  },

  onShareTimeline() {
    return { title: TITLE, query: timelineQuery('') };
  },
});
