/** 商品与项目: counted anew, put on sale and taken off; everything else of them is edited at a desk. */
import { call, type DataOf } from '../../services/api';
import type { Tap, Typed } from '../../services/event';
import { act, common, confirm, tell } from '../../services/loading';
import { growsAtItsEnd, loadsWhenPulled } from '../../services/page-parts';
import { loadList, loadMore, noRows, type Cursor } from '../../services/paged';
import { NO_PLACE, placeIn } from '../place';

type Product = DataOf<'store', 'products'>['rows'][number];

interface Row {
  readonly id: string;
  readonly title: string;
  readonly picture: string;
  readonly kind: Product['kind'];
  readonly onSale: boolean;
  /** The person may take it off and put it back. */
  readonly maySwitch: boolean;
}

interface Counted {
  readonly id: string;
  readonly name: string;
  readonly priceFen: number;
  /** As it was when the sheet opened, and as it is typed. */
  readonly stock: number;
  readonly typed: string;
}

const MAX_STOCK = 1_000_000;

Page({
  ...loadsWhenPulled,
  ...growsAtItsEnd,
  data: {
    ...common(),
    ...NO_PLACE,
    ...noRows<Row>(),
    counting: null as Row | null,
    skus: [] as readonly Counted[],
    isSheetOpen: false,
  },

  onLoad(query) {
    this.setData(placeIn(query));
    void this.load();
  },

  load() {
    return loadList(this, (after) => this.ask(after));
  },

  more() {
    return loadMore(this, (after) => this.ask(after));
  },

  async ask(after: Cursor | null) {
    const { merchantId } = this.data;
    const { rows, next, maySetOnSale } = await call('store', 'products', { merchantId, after });
    return { rows: rows.map((product) => ({ ...rowOf(product), maySwitch: maySetOnSale })), next };
  },

  async switchSale({ currentTarget: { dataset } }: Tap<{ readonly id: string }>) {
    const { merchantId, rows } = this.data;
    const row = rows.find(({ id }) => id === dataset.id);
    if (row === undefined) return;
    const onSale = !row.onSale;
    const question = `“${row.title}”下架后顾客看不到，也不能下单；已经买的不受影响。`;
    if (!onSale && !(await confirm('下架', question, '下架'))) return;
    await act(this, async () => {
      await call('store', 'setOnSale', { merchantId, productId: row.id, onSale });
      this.setData({ rows: this.data.rows.map((one) => (one.id === row.id ? { ...one, onSale } : one)) });
      tell(onSale ? '已上架' : '已下架');
    });
  },

  openStock({ currentTarget: { dataset } }: Tap<{ readonly id: string }>) {
    const counting = this.data.rows.find(({ id }) => id === dataset.id);
    if (counting === undefined) return undefined;
    return act(this, async () => {
      const { merchantId } = this.data;
      const { skus } = await call('store', 'product', { merchantId, productId: counting.id });
      this.setData({
        counting,
        skus: skus.map(({ _id: id, specs, uses, priceFen, stock }) => ({
          ...{ id, priceFen, stock, typed: String(stock) },
          name: specs.length > 0 ? specs.join(' · ') : counting.kind === 'service' ? `${uses} 次` : '每件',
        })),
        isSheetOpen: true,
      });
    });
  },

  closeStock() {
    this.setData({ isSheetOpen: false });
  },

  writeStock({ currentTarget: { dataset }, detail }: Tap<{ readonly id: string }> & Typed) {
    const typed = detail.value;
    this.setData({ skus: this.data.skus.map((sku) => (sku.id === dataset.id ? { ...sku, typed } : sku)) });
  },

  saveStock() {
    const { merchantId, counting, skus } = this.data;
    const changed = skus.filter(({ stock, typed }) => typed !== String(stock));
    const isCount = ({ typed }: Counted): boolean => /^\d{1,7}$/.test(typed) && Number(typed) <= MAX_STOCK;
    if (counting === null) return undefined;
    if (!changed.every(isCount)) {
      tell('件数请填 0 到 1000000 的整数');
      return undefined;
    }
    return act(this, async () => {
      const productId = counting.id;
      for (const { id: skuId, typed, stock: seen } of changed)
        await call('store', 'setStock', { merchantId, productId, skuId, stock: Number(typed), seen });
      this.setData({ isSheetOpen: false });
      tell(changed.length === 0 ? '没有改动' : '库存已更新');
    });
  },
});

function rowOf({ _id: id, title, pictures, kind, onSale }: Product): Omit<Row, 'maySwitch'> {
  return { id, title, kind, onSale, picture: pictures[0] ?? '' };
}
