/** 写评价: stars, words and pictures for one line that was received. */
import { call, type DataOf } from '../../services/api';
import { ApiError } from '../../services/api-error';
import type { Tap, Told, Typed } from '../../services/event';
import { act, common, loadInto, tell } from '../../services/loading';

type Order = DataOf<'member', 'order'>;

const WORDS = ['', '很不满意', '不太满意', '一般', '满意', '非常满意'] as const;
const MOST = 5;
/** What becomes of it, as the mall answers. */
const RECEIPTS = {
  shown: '评价已发布，谢谢您',
  held: '已提交，审核通过后公开',
  hidden: '已提交，这条评价没有通过审核',
} as const;

Page({
  data: {
    ...common(),
    orderId: '',
    skuId: '',
    line: null as Order['lines'][number] | null,
    kind: '',
    /** Pictures of before and after are not for medical items. */
    isMedical: false,
    marks: [1, 2, 3, 4, 5],
    stars: MOST,
    word: WORDS[MOST] as string,
    text: '',
    pictures: [] as readonly string[],
    arePicturesReady: true,
  },

  onLoad(query) {
    this.setData({ orderId: query['orderId'] ?? '', skuId: query['skuId'] ?? '' });
    void this.load();
  },

  load() {
    return loadInto(this, async () => {
      const { orderId, skuId } = this.data;
      const { lines, kind, medical, isCommentable, comments } = await call('member', 'order', { orderId });
      const line = lines.find((one) => one.skuId === skuId);
      if (line === undefined) throw new ApiError('NOT_FOUND', '没有找到这件商品');
      if (comments.some((one) => one.skuId === skuId))
        throw new ApiError('ALREADY_COMMENTED', '您已经评价过了');
      if (!isCommentable) throw new ApiError('WRONG_STATE', '收到商品或使用项目之后才能评价');
      this.setData({ line, kind, isMedical: medical });
      return true;
    });
  },

  star({ currentTarget: { dataset } }: Tap<{ readonly stars: number }>) {
    this.setData({ stars: dataset.stars, word: WORDS[dataset.stars] ?? '' });
  },

  write({ detail }: Typed) {
    this.setData({ text: detail.value });
  },

  takePictures({ detail }: Told<{ readonly pictures: readonly string[]; readonly isReady: boolean }>) {
    this.setData({ pictures: detail.pictures, arePicturesReady: detail.isReady });
  },

  async send() {
    const { orderId, skuId, stars, text, pictures } = this.data;
    await act(this, async () => {
      const said = { orderId, skuId, stars, text: text.trim(), pictures: [...pictures] };
      const { state } = await call('member', 'comment', said);
      await wx.navigateBack();
      // On the order's page, which stays.
      tell(RECEIPTS[state]);
    });
  },
});
