/** A coupon: what it gives, from when, until when; what can be done with it stands at the right. */
import { giftText, thresholdText, type Terms } from '../../services/coupon-words';
import { dayText } from '../../services/times';

Component({
  properties: {
    name: { type: String, value: '' },
    terms: { type: Object, value: {} as Terms },
    /** Epoch milliseconds. */
    until: { type: Number, value: 0 },
    untilWord: { type: String, value: '前可用' },
    isQuiet: { type: Boolean, value: false },
  },
  data: { gift: '', threshold: '', last: '' },
  observers: {
    'terms, until'(terms: Terms, until: number) {
      this.setData({ gift: giftText(terms), threshold: thresholdText(terms), last: dayText(until) });
    },
  },
});
