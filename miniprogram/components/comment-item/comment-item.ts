/** What a customer says of a product, and what the merchant answered. */
import type { DataOf } from '../../services/api';
import { dayText } from '../../services/times';
import type { Tap } from '../../services/event';

type Comment = DataOf<'member', 'comments'>['rows'][number];

Component({
  properties: {
    comment: { type: Object, value: {} as Comment },
  },
  data: { day: '', stars: [1, 2, 3, 4, 5] },
  observers: {
    comment(comment: Comment) {
      this.setData({ day: dayText(comment.at) });
    },
  },
  methods: {
    preview({ currentTarget: { dataset } }: Tap<{ readonly url: string }>) {
      void wx.previewImage({ current: dataset.url, urls: [...this.data.comment.pictures] });
    },
  },
});
