/** Which one and how many: tells `choose` at every change of the SKU, and `cart` or `buy` at the end. */
import { svText } from '../../services/amounts';
import type { Tap, Told } from '../../services/event';
import {
  shownSpecs,
  skuAfter,
  skuWords,
  type ShownSpec,
  type Sku,
  type Spec,
} from '../../services/sku-choice';

const MOST = 999;

/** What `cart` and `buy` tell. */
export interface Taken {
  readonly skuId: string;
  readonly quantity: number;
}

Component({
  properties: {
    isOpen: { type: Boolean, value: false },
    kind: { type: String, value: 'goods' },
    picture: { type: String, value: '' },
    specs: { type: Array, value: [] as Spec[] },
    skus: { type: Array, value: [] as Sku[] },
    chosen: { type: Object, value: {} as Sku },
    busy: { type: Boolean, value: false },
  },
  data: { shown: [] as readonly ShownSpec[], quantity: 1, most: 1, words: '', earns: '' },
  observers: {
    /** Each time it opens it is about one more. */
    isOpen(isOpen: boolean) {
      if (isOpen) this.countTo(1);
    },
    'specs, skus, chosen, kind'(specs: Spec[], skus: Sku[], chosen: Sku, kind: 'goods' | 'service') {
      const most = Math.min(chosen.stock, MOST);
      const quantity = Math.max(1, Math.min(this.data.quantity, most));
      this.setData({ shown: shownSpecs(specs, skus, chosen), words: skuWords(chosen, kind), most, quantity });
      this.setData({ earns: svText(chosen.earnsSvUnits * quantity) });
    },
  },
  methods: {
    choose({ currentTarget: { dataset } }: Tap<{ readonly index: number; readonly value: string }>) {
      const { skus, chosen } = this.data;
      const sku = skuAfter(skus, chosen, dataset.index, dataset.value);
      this.triggerEvent('choose', { skuId: sku.id });
    },
    changeQuantity({ detail }: Told<{ readonly value: number }>) {
      this.countTo(detail.value);
    },
    countTo(quantity: number) {
      this.setData({ quantity, earns: svText(this.data.chosen.earnsSvUnits * quantity) });
    },
    close() {
      this.triggerEvent('close');
    },
    toCart() {
      this.take('cart');
    },
    buy() {
      this.take('buy');
    },
    take(way: 'cart' | 'buy') {
      const { chosen, quantity, busy } = this.data;
      if (busy || chosen.stock === 0) return;
      const taken: Taken = { skuId: chosen.id, quantity };
      this.triggerEvent(way, taken);
    },
  },
});
