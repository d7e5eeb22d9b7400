/** 门店: nearest first where the person has told a place, else those of the city. */
import { call, type DataOf } from '../../services/api';
import { chosenPlace, keepCity, keptCity, placeFromMap, type Position } from '../../services/city';
import type { Tap, Told } from '../../services/event';
import { common, loadInto } from '../../services/loading';
import { openPage } from '../../services/open-page';
import { growsAtItsEnd, loadsWhenPulled } from '../../services/page-parts';
import { beginning, loadMore, noRows, type Cursor, type PageOf } from '../../services/paged';
import { storeUrl } from '../../services/routes';
import { distanceText, openText } from '../services/store-words';

type StoreRow = DataOf<'member', 'stores'>['rows'][number];

interface Shown extends Pick<StoreRow, 'id' | 'name' | 'city' | 'address' | 'picture'> {
  readonly isOpen: boolean;
  readonly open: string;
  readonly distance: string;
}

const LIMIT = 20;

Page({
  ...loadsWhenPulled,
  ...growsAtItsEnd,
  data: {
    ...common(),
    ...noRows<Shown>(),
    city: '',
    position: null as Position | null,
  },

  onLoad() {
    const place = chosenPlace();
    this.setData({ city: keptCity(), position: place?.position ?? null });
    void this.load();
  },

  load(): Promise<void> {
    return loadInto(this, async () => {
      const { city, position } = this.data;
      const found = await this.ask(null);
      // A later choice has its own answer on the way.
      if (this.data.city !== city || this.data.position !== position) return true;
      this.setData(beginning(this.data, found));
      return found.rows.length > 0;
    });
  },

  more(): Promise<void> {
    return loadMore(this, (after) => this.ask(after));
  },

  /** By distance no city is a border: the nearest store may be in the next one. */
  async ask(after: Cursor | null): Promise<PageOf<Shown>> {
    const { city, position } = this.data;
    const where = position === null ? { city: city === '' ? null : city } : { position };
    const { rows, next, now } = await call('member', 'stores', { ...where, after, limit: LIMIT });
    return {
      next,
      rows: rows.map(({ open, distanceM, ...store }) => ({
        ...store,
        isOpen: open.isOpen,
        open: openText(open, now),
        distance: distanceText(distanceM),
      })),
    };
  },

  chooseCity({ detail }: Told<{ readonly value: readonly string[] }>) {
    const [, city = ''] = detail.value;
    if (city === '') return;
    keepCity(city);
    this.setData({ city, position: null, phase: 'loading' });
    void this.load();
  },

  /** The map says where the person is; nobody is asked before this is tapped. */
  async locate() {
    const place = await placeFromMap();
    if (place === null) return;
    const city = place.city === '' ? this.data.city : place.city;
    this.setData({ city, position: place.position, phase: 'loading' });
    void this.load();
  },

  openStore({ currentTarget: { dataset } }: Tap<{ readonly id: string }>) {
    openPage(storeUrl(dataset.id));
  },

  everywhere() {
    keepCity('');
    this.setData({ city: '', position: null, phase: 'loading' });
    void this.load();
  },
});
