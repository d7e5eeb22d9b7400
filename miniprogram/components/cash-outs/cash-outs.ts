/** Cash on its way to WeChat, latest first: tells `confirm` and `cancel` with the id of one. */
import type { CashOutRow } from '../../services/cash-out';
import type { Tap } from '../../services/event';

/** What both tell. */
export interface Chosen {
  readonly id: string;
}

Component({
  properties: {
    rows: { type: Array, value: [] as CashOutRow[] },
    busy: { type: Boolean, value: false },
  },
  methods: {
    confirm({ currentTarget: { dataset } }: Tap<Chosen>) {
      if (!this.data.busy) this.triggerEvent('confirm', { id: dataset.id });
    },
    cancel({ currentTarget: { dataset } }: Tap<Chosen>) {
      if (!this.data.busy) this.triggerEvent('cancel', { id: dataset.id });
    },
  },
});
