/** How a list is sorted and narrowed: a row of words, and a sheet for the rest. Tells `change` with both. */
import { call, type DataOf } from '../../services/api';
import { sentenceOf } from '../../services/api-error';
import { keptCity } from '../../services/city';
import type { Tap, Typed } from '../../services/event';
import {
  choiceProblem,
  choices,
  KINDS,
  nextSort,
  NO_CHOICE,
  type Choice,
  type Kind,
  type Sort,
} from '../../services/filter';
import { tell } from '../../services/loading';

type Store = DataOf<'member', 'cityStores'>[number];

/** What `change` tells. */
export interface Filtering {
  readonly sort: Sort;
  readonly choice: Choice;
}

const FIRST: Filtering = { sort: 'recommended', choice: NO_CHOICE };
const TAPS = [
  { name: 'recommended', label: '综合' },
  { name: 'newest', label: '最新' },
  { name: 'price', label: '价格' },
] as const;

Component({
  properties: {
    /** Where the list is of one store already, stores are no choice. */
    hasStore: { type: Boolean, value: false },
  },
  data: {
    ...FIRST,
    taps: TAPS,
    kinds: KINDS,
    count: 0,
    isOpen: false,
    /** What the sheet holds until it is agreed to. */
    draft: NO_CHOICE,
    city: '',
    stores: [] as readonly Store[],
  },
  methods: {
    sortBy({ currentTarget: { dataset } }: Tap<{ readonly name: (typeof TAPS)[number]['name'] }>) {
      const sort = nextSort(this.data.sort, dataset.name);
      if (sort !== this.data.sort) this.tellChange({ sort, choice: this.data.choice });
    },

    open() {
      this.setData({ isOpen: true, draft: this.data.choice });
      void this.loadStores();
    },

    close() {
      this.setData({ isOpen: false });
    },

    /** The stores of the city, once the person looks for them. */
    async loadStores() {
      const city = keptCity();
      if (this.data.hasStore || city === '' || city === this.data.city) return;
      try {
        this.setData({ stores: await call('member', 'cityStores', { city }), city });
      } catch (error) {
        tell(sentenceOf(error));
      }
    },

    chooseKind({ currentTarget: { dataset } }: Tap<{ readonly kind: Kind }>) {
      this.setData({ draft: { ...this.data.draft, kind: dataset.kind } });
    },

    chooseStore({ currentTarget: { dataset } }: Tap<{ readonly store: string }>) {
      const storeId = dataset.store === this.data.draft.storeId ? '' : dataset.store;
      this.setData({ draft: { ...this.data.draft, storeId } });
    },

    writeFrom({ detail }: Typed) {
      this.setData({ draft: { ...this.data.draft, from: detail.value.trim() } });
    },

    writeTo({ detail }: Typed) {
      this.setData({ draft: { ...this.data.draft, to: detail.value.trim() } });
    },

    switchStock() {
      const { draft } = this.data;
      this.setData({ draft: { ...draft, isInStock: !draft.isInStock } });
    },

    reset() {
      this.setData({ draft: NO_CHOICE });
    },

    agree() {
      const problem = choiceProblem(this.data.draft);
      if (problem !== '') {
        tell(problem);
        return;
      }
      this.tellChange({ sort: this.data.sort, choice: this.data.draft });
      this.close();
    },

    tellChange(filtering: Filtering) {
      this.setData({ ...filtering, count: choices(filtering.choice) });
      this.triggerEvent('change', filtering);
    },
  },
});
