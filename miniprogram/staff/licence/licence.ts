/** One licence: its number, its picture, and until when it is valid. Tells it when all of it is there, else null. */
import type { Told, Typed } from '../../services/event';
import { tell } from '../../services/loading';
import { chosenPictures, sendPicture } from '../../services/pictures';

export interface Licence {
  readonly kind: 'business' | 'medical';
  readonly number: string;
  readonly picture: string | null;
  /** null: 长期 */
  readonly validUntil: string | null;
}

Component({
  properties: {
    kind: { type: String, value: 'business' },
    title: { type: String, value: '' },
    number: { type: String, value: '' },
    picture: { type: String, value: '' },
    /** Empty: 长期 */
    validUntil: { type: String, value: '' },
    isFixed: { type: Boolean, value: false },
  },
  data: { isSending: false },
  methods: {
    writeNumber({ detail }: Typed) {
      this.change({ number: detail.value });
    },
    chooseDay({ detail }: Told<{ readonly value: string }>) {
      this.change({ validUntil: detail.value });
    },
    forEver() {
      this.change({ validUntil: '' });
    },
    async choosePicture() {
      if (this.data.isFixed || this.data.isSending) return;
      const [path] = await chosenPictures(1);
      if (path === undefined) return;
      this.setData({ isSending: true });
      try {
        this.change({ picture: await sendPicture(path, 'licences') });
      } catch {
        tell('图片没有传上去，请再试一次');
      }
      this.setData({ isSending: false });
    },
    change(part: Partial<Record<'number' | 'picture' | 'validUntil', string>>) {
      this.setData(part);
      const { kind, number, picture, validUntil } = this.data;
      const told: Licence = {
        ...{ kind: kind === 'medical' ? 'medical' : 'business', number: number.trim() },
        picture: picture === '' ? null : picture,
        validUntil: validUntil === '' ? null : validUntil,
      };
      this.triggerEvent('change', { licence: told.number === '' ? null : told });
    },
  },
});
