/** 商品或项目: what it is, what it costs and earns, where it is valid; into the cart, or straight to the checkout. */
import { call } from '../../services/api';
import { ApiError } from '../../services/api-error';
import type { Tap, Told } from '../../services/event';
import { linesText, type WantedLine } from '../../services/lines-text';
import { act, common, loadInto, tell } from '../../services/loading';
import { openPage } from '../../services/open-page';
import {
  bookUrl,
  CART_PAGE,
  commentsUrl,
  HOME_PAGE,
  listUrl,
  posterUrl,
  productUrl,
  storeUrl,
  textIn,
} from '../../services/routes';
import { shareCard, timelineQuery, type ShareCard } from '../../services/share';
import { firstSku, type Sku } from '../../services/sku-choice';
import type { Taken } from '../../components/sku-sheet/sku-sheet';
import {
  chosenWords,
  FOLDED_STORES,
  wordsOf,
  type ChosenWords,
  type Product,
  type ProductWords,
} from './product-view';

const MOST = 999;

Page({
  data: {
    ...common(),
    productId: '',
    product: null as Product | null,
    words: null as ProductWords | null,
    chosen: null as Sku | null,
    chosenWords: null as ChosenWords | null,
    cart: [] as readonly WantedLine[],
    isFavourite: false,
    current: 0,
    isSheetOpen: false,
    shownStores: FOLDED_STORES,
  },

  onLoad(query) {
    this.setData({ productId: textIn(query, 'id') });
    void this.load();
  },

  load(): Promise<void> {
    return loadInto(this, async () => {
      const product = await this.ask();
      if (product === null) return false;
      const { cart, isFavourite } = product;
      this.setData({ product, words: wordsOf(product), cart, isFavourite });
      this.take(firstSku(product.skus), product.kind);
      return true;
    });
  },

  /** Null where it is no longer sold: that is an answer, not a failure. */
  async ask(): Promise<Product | null> {
    try {
      return await call('member', 'product', { productId: this.data.productId });
    } catch (error) {
      if (error instanceof ApiError && error.code === 'NOT_FOUND') return null;
      throw error;
    }
  },

  take(sku: Sku | undefined, kind: Product['kind']) {
    if (sku !== undefined) this.setData({ chosen: sku, chosenWords: chosenWords(sku, kind) });
  },

  showPicture({ detail }: Told<{ readonly current: number }>) {
    this.setData({ current: detail.current });
  },

  preview({ currentTarget: { dataset } }: Tap<{ readonly url: string; readonly story: boolean }>) {
    const { product, words } = this.data;
    const urls = dataset.story ? words?.storyPictures : product?.pictures;
    void wx.previewImage({ current: dataset.url, urls: [...(urls ?? [])] });
  },

  book() {
    openPage(bookUrl({ productId: this.data.productId }));
  },

  openSheet() {
    this.setData({ isSheetOpen: true });
  },

  closeSheet() {
    this.setData({ isSheetOpen: false });
  },

  choose({ detail }: Told<{ readonly skuId: string }>) {
    const { product } = this.data;
    if (product === null) return;
    this.take(
      product.skus.find(({ id }) => id === detail.skuId),
      product.kind,
    );
  },

  /** The cart is told how many shall be in it, not how many more: said twice, it is the same. */
  async putInCart({ detail: { skuId, quantity } }: Told<Taken>) {
    const known = this.data.cart.find((line) => line.skuId === skuId)?.quantity ?? 0;
    const isDone = await act(this, async () => {
      const all = Math.min(known + quantity, MOST);
      const cart = await call('member', 'putInCart', { skuId, quantity: all });
      this.setData({ cart, isSheetOpen: false });
    });
    if (isDone) tell('已放进购物车');
  },

  buy({ detail }: Told<Taken>) {
    const isSent = this.data.product?.kind === 'goods';
    this.closeSheet();
    openPage(`/pages/checkout/checkout?lines=${linesText([detail])}&sent=${isSent ? 1 : 0}`);
  },

  async toggleFavourite() {
    const isKept = !this.data.isFavourite;
    const isDone = await act(this, async () => {
      await call('member', 'setFavourite', { productId: this.data.productId, isKept });
      this.setData({ isFavourite: isKept });
    });
    if (isDone) tell(isKept ? '已收藏，在“我的收藏”里能找到' : '已取消收藏');
  },

  showStores() {
    this.setData({ shownStores: this.data.product?.stores.length ?? 0 });
  },

  openStore({ currentTarget: { dataset } }: Tap<{ readonly id: string }>) {
    openPage(storeUrl(dataset.id));
  },

  openComments() {
    openPage(commentsUrl(this.data.productId));
  },

  openPoster() {
    openPage(posterUrl({ page: 'product', id: this.data.productId }));
  },

  openMerchant() {
    const { product } = this.data;
    if (product === null) return;
    const { id: merchantId, name: title } = product.merchant;
    openPage(listUrl({ merchantId, title }));
  },

  openCart() {
    void wx.switchTab({ url: CART_PAGE });
  },

  toHome() {
    void wx.switchTab({ url: HOME_PAGE });
  },

  /** A medical item is shared as the plain page: it names nobody, and nobody earns by it. */
  onShareAppMessage(): ShareCard {
    const { product, productId } = this.data;
    const [title, path] = [product?.title ?? '共享购', productUrl(productId)];
    if (product === null || product.medical !== null) return { title, path };
    return shareCard(title, path, product.pictures[0]);
  },

  onShareTimeline(): WechatMiniprogram.Page.ICustomTimelineContent {
    const { product, productId } = this.data;
    const plain = `id=${productId}`;
    const isMedical = product === null || product.medical !== null;
    return { title: product?.title ?? '共享购', query: isMedical ? plain : timelineQuery(plain) };
  },
});
