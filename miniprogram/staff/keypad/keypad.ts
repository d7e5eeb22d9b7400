/** A keypad for amounts, at the thumb; tells what stands on it after each key. */
import type { Tap } from '../../services/event';
import { typedAfter, type Key } from '../typed-amount';

const KEYS: readonly Key[] = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '.', '0', 'back'];

Component({
  properties: {
    value: { type: String, value: '' },
  },
  data: { keys: KEYS },
  methods: {
    press({ currentTarget: { dataset } }: Tap<{ readonly key: Key }>) {
      const value = typedAfter(this.data.value, dataset.key);
      if (value !== this.data.value) this.triggerEvent('type', { value });
    },
    clear() {
      this.triggerEvent('type', { value: '' });
    },
  },
});
