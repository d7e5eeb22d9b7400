/** What was bought: picture, title, specs, price of one, how many. */
import type { DataOf } from '../../services/api';

type Line = DataOf<'member', 'order'>['lines'][number];

Component({
  properties: {
    line: { type: Object, value: {} as Line },
    /** goods · service · store · pack */
    kind: { type: String, value: 'goods' },
  },
});
