/** Pictures that a person adds: chosen, sent to the cloud one by one, taken out again. Tells their file ids. */
import type { Tap } from '../../services/event';
import { tell } from '../../services/loading';
import { chosenPictures, sendPicture } from '../../services/pictures';

interface Shown {
  /** Of this phone; tells the pictures apart. */
  readonly path: string;
  /** Empty until it is in the cloud. */
  readonly fileId: string;
  readonly state: 'sending' | 'sent' | 'failed';
}

type Of = Tap<{ readonly path: string }>;

Component({
  properties: {
    most: { type: Number, value: 6 },
    /** Where in the cloud they are kept. */
    folder: { type: String, value: 'pictures' },
  },
  data: { shown: [] as readonly Shown[] },
  methods: {
    async add() {
      const left = this.data.most - this.data.shown.length;
      const paths = await chosenPictures(left);
      const sending = paths.slice(0, left).map((path): Shown => ({ path, fileId: '', state: 'sending' }));
      this.show([...this.data.shown, ...sending]);
      await Promise.all(sending.map(({ path }) => this.send(path)));
    },
    async send(path: string) {
      this.change(path, { state: 'sending' });
      try {
        this.change(path, { fileId: await sendPicture(path, this.data.folder), state: 'sent' });
      } catch {
        this.change(path, { state: 'failed' });
        tell('图片没有传上去，点一下图片再试');
      }
    },
    tap({ currentTarget: { dataset } }: Of) {
      const one = this.data.shown.find(({ path }) => path === dataset.path);
      if (one?.state === 'failed') void this.send(dataset.path);
      else void wx.previewImage({ urls: this.data.shown.map(({ path }) => path), current: dataset.path });
    },
    remove({ currentTarget: { dataset } }: Of) {
      this.show(this.data.shown.filter(({ path }) => path !== dataset.path));
    },
    change(path: string, part: Partial<Shown>) {
      this.show(this.data.shown.map((one) => (one.path === path ? { ...one, ...part } : one)));
    },
    /** `isReady`: none of them is still on its way. */
    show(shown: readonly Shown[]) {
      this.setData({ shown });
      this.triggerEvent('change', {
        pictures: shown.flatMap(({ fileId }) => (fileId === '' ? [] : [fileId])),
        isReady: shown.every(({ state }) => state !== 'sending'),
      });
    },
  },
});
