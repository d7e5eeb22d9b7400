/** Advertising slots of a page, one after the other; a tap opens what a slot is about. */
import type { Tap, Told } from '../../services/event';
import { openPage } from '../../services/open-page';
import { slotUrl, type Slot } from '../../services/slot-target';
import { sawSlot } from '../../services/slot-views';

Component({
  properties: {
    slots: { type: Array, value: [] as Slot[] },
    /** In a narrow column, beside the categories. */
    isNarrow: { type: Boolean, value: false },
  },
  data: { current: 0 },
  observers: {
    'slots, current'(slots: readonly Slot[], current: number) {
      const slot = slots[current];
      if (slot !== undefined) sawSlot(slot.id);
    },
  },
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
