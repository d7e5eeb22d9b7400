/** Advertising slots of a page, one after the other; a tap opens what a slot is about. */
import type { Tap, Told } from '../../services/event';
import { openPage } from '../../services/open-page';
import { slotUrl, type Slot } from '../../services/slot-target';

Component({
  properties: {
    slots: { type: Array, value: [] as Slot[] },
    /** In a narrow column, beside the categories. */
    isNarrow: { type: Boolean, value: false },
  },
  data: { current: 0 },
  methods: {
    show({ detail }: Told<{ readonly current: number }>) {
      this.setData({ current: detail.current });
    },
    open({ currentTarget: { dataset } }: Tap<{ readonly index: number }>) {
      const slot = (this.data.slots as readonly Slot[])[dataset.index];
      const url = slot === undefined ? null : slotUrl(slot);
      if (url !== null) openPage(url);
    },
  },
});
