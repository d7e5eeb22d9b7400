/** 购物车: by merchant, with quantities, what cannot be ordered apart, and the sum of what is chosen. */
import { call } from '../../services/api';
import type { Tap, Told } from '../../services/event';
import { act, common, confirm, loadInto } from '../../services/loading';
import { linesText } from '../../services/lines-text';
import { loadsWhenPulled, loadsWhenShown } from '../../services/page-parts';
import { viewOf, type CartLine, type CartView } from './cart-view';

type Of = Tap<{ readonly sku: string }>;

const EMPTY: CartView = viewOf([], new Set());

Page({
  ...loadsWhenShown,
  ...loadsWhenPulled,
  data: { ...common(), ...EMPTY, lines: [] as readonly CartLine[], left: [] as readonly string[] },

  load() {
    return loadInto(this, async () => {
      const lines = await call('member', 'cart', {});
      this.draw(lines, this.data.left);
      return lines.length > 0;
    });
  },

  draw(lines: readonly CartLine[], left: readonly string[]) {
    this.setData({ ...viewOf(lines, new Set(left)), lines, left });
  },

  choose({ currentTarget: { dataset } }: Of) {
    const { left, lines } = this.data;
    const others = left.filter((sku) => sku !== dataset.sku);
    this.draw(lines, others.length < left.length ? others : [...left, dataset.sku]);
  },

  chooseMerchant({ currentTarget: { dataset } }: Tap<{ readonly merchant: string }>) {
    const group = this.data.groups.find(({ merchantId }) => merchantId === dataset.merchant);
    if (group === undefined) return;
    const skus = group.lines.map((line) => line.skuId);
    const others = this.data.left.filter((sku) => !skus.includes(sku));
    this.draw(this.data.lines, group.isChosen ? [...others, ...skus] : others);
  },

  chooseAll() {
    const { isAllChosen, lines } = this.data;
    this.draw(lines, isAllChosen ? lines.map((line) => line.skuId) : []);
  },

  changeQuantity({ currentTarget, detail }: Of & Told<{ readonly value: number }>) {
    return this.put(currentTarget.dataset.sku, detail.value);
  },

  takeWhatIsLeft({ currentTarget: { dataset } }: Tap<{ readonly sku: string; readonly left: number }>) {
    return this.put(dataset.sku, dataset.left);
  },

  async remove({ currentTarget: { dataset } }: Of) {
    if (await confirm('移出购物车', '确定不要这件商品了吗？', '移出')) await this.put(dataset.sku, 0);
  },

  /** Sets how many; the page shows what the mall has then. */
  async put(skuId: string, quantity: number) {
    await act(this, async () => {
      await call('member', 'putInCart', { skuId, quantity });
      await this.load();
    });
  },

  toShop() {
    void wx.switchTab({ url: '/pages/home/home' });
  },

  checkout() {
    const { chosenLines } = this.data;
    if (chosenLines.length === 0) return;
    const query = `lines=${linesText(chosenLines)}&cart=1`;
    void wx.navigateTo({ url: `/pages/checkout/checkout?${query}` });
  },
});
