/** 分享: card and poster of a product, a store or the mall, with the person's own code; never of a medical item. */
import { call, type DataOf, type InputOf } from '../../services/api';
import { yuanText } from '../../services/amounts';
import { ApiError } from '../../services/api-error';
import { act, common, loadInto, tell } from '../../services/loading';
import { HOME_PAGE, productUrl, storeUrl, textIn } from '../../services/routes';
import { shareCard, type ShareCard } from '../../services/share';
import { offerSettings, saveToAlbum } from './album';
import { pictureFrom, type Loading } from './pictures';
import { drawPoster, SIZE, type Pen } from './poster';

type Card = DataOf<'member', 'shareCard'>;
type Wanted = InputOf<'member', 'shareCard'>;

interface Canvas {
  width: number;
  height: number;
  getContext(kind: '2d'): Pen;
  createImage(): Loading;
}

const PATHS: Readonly<Record<Card['page'], (id: string) => string>> = {
  home: () => HOME_PAGE,
  product: productUrl,
  store: storeUrl,
};
const HOME: { readonly wanted: Wanted } = { wanted: { page: 'home' } };

Page({
  data: { ...common(), ...HOME, card: null as Card | null, spoken: '', refusal: '' },

  onLoad(query) {
    this.setData({ wanted: wantedIn(textIn(query, 'page'), textIn(query, 'id')) });
    void this.load();
  },

  async load() {
    await loadInto(this, async () => {
      const card = await this.ask();
      if (card === null) return false;
      this.setData({ card, spoken: `海报：${card.title}${priceOf(card)}，带您的分享码` });
      return true;
    });
    const { card } = this.data;
    if (card !== null) await this.draw(card);
  },

  /** Null where it must not be shared, or is no longer there: an answer, not a failure. */
  async ask(): Promise<Card | null> {
    try {
      return await call('member', 'shareCard', this.data.wanted);
    } catch (error) {
      const isAnswer = error instanceof ApiError && ['SHARE_NOT_ALLOWED', 'NOT_FOUND'].includes(error.code);
      if (!isAnswer) throw error;
      this.setData({ refusal: error.sentence });
      return null;
    }
  },

  async draw(card: Card) {
    const canvas = await this.canvas();
    const make = (): Loading => canvas.createImage();
    const [picture, code] = await Promise.all([
      pictureFrom(card.picture, make),
      pictureFrom(card.code.picture, make),
    ]);
    [canvas.width, canvas.height] = [SIZE.width, SIZE.height];
    const { title } = card;
    drawPoster(canvas.getContext('2d'), {
      title,
      price: priceOf(card),
      picture,
      code,
      codeText: card.code.text,
    });
  },

  canvas(): Promise<Canvas> {
    return new Promise((resolve) => {
      wx.createSelectorQuery()
        .select('.poster')
        .fields({ node: true })
        .exec(([found]: readonly { readonly node: Canvas }[]) => {
          if (found !== undefined) resolve(found.node);
        });
    });
  },

  save() {
    return act(this, async () => {
      const canvas = await this.canvas();
      const { tempFilePath } = await wx.canvasToTempFilePath({
        canvas: canvas as unknown as WechatMiniprogram.Canvas,
      });
      const outcome = await saveToAlbum(tempFilePath);
      if (outcome === 'saved') tell('海报已保存到相册');
      if (outcome === 'refused') await offerSettings();
    });
  },

  toHome() {
    void wx.switchTab({ url: HOME_PAGE });
  },

  onShareAppMessage(): ShareCard {
    const { card } = this.data;
    if (card === null) return { title: '共享购', path: HOME_PAGE };
    return shareCard(card.title, PATHS[card.page](card.id), card.picture ?? '');
  },
});

function wantedIn(page: string, id: string): Wanted {
  return (page === 'product' || page === 'store') && id !== '' ? { page, id } : HOME.wanted;
}

function priceOf({ fromFen }: Card): string {
  return fromFen === null ? '' : `${yuanText(fromFen)} 起`;
}
