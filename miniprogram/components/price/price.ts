/** A sum of money: ¥ smaller than its number, figures of one width. */
import { yuanParts, yuanText } from '../../services/amounts';

Component({
  properties: {
    fen: { type: Number, value: 0 },
    /** small · normal · large · figure */
    size: { type: String, value: 'normal' },
  },
  data: { whole: '0', cents: '00', spoken: '' },
  observers: {
    fen(fen: number) {
      this.setData({ ...yuanParts(fen), spoken: yuanText(fen) });
    },
  },
});
