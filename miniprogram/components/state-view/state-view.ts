/** What a page shows while it has nothing to show: a skeleton, an empty place, or what went wrong with a way on. */
import type { Phase } from '../../services/loading';

/** After this long a person is told that the network is slow. */
const SLOW_MS = 3_000;

Component({
  properties: {
    phase: { type: String, value: 'loading' },
    problem: { type: String, value: '' },
    /** What the page to come looks like: rows · tiles · home · product */
    skeleton: { type: String, value: 'rows' },
    emptyIcon: { type: String, value: 'file' },
    emptyTitle: { type: String, value: '这里还没有内容' },
    emptyHint: { type: String, value: '' },
    /** Text of the button under an empty place; none without it. */
    emptyAction: { type: String, value: '' },
  },
  data: { isSlow: false, blocks: [1, 2, 3], tiles: [1, 2, 3, 4] },
  observers: {
    phase(phase: Phase) {
      this.setData({ isSlow: false });
      if (phase !== 'loading') return;
      setTimeout(() => {
        if (this.data.phase === 'loading') this.setData({ isSlow: true });
      }, SLOW_MS);
    },
  },
  methods: {
    retry() {
      this.triggerEvent('retry');
    },
    action() {
      this.triggerEvent('action');
    },
  },
});
