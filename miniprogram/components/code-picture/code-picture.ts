/** A text as a QR code that a scanner at the counter reads, in light and dark alike, with the text or its label below. */
import { drawCode, type Ground } from './draw-code';

interface CanvasFields {
  readonly node: Ground | null;
  readonly width: number;
}

Component({
  properties: {
    text: { type: String, value: '' },
    /** What it opens, for those who hear the page. */
    label: { type: String, value: '' },
    /** normal · large: at arm's length over a counter */
    size: { type: String, value: 'normal' },
  },
  observers: {
    text() {
      this.draw();
    },
  },
  lifetimes: {
    ready() {
      this.draw();
    },
  },
  methods: {
    draw() {
      const { text } = this.data;
      if (text === '') return;
      this.createSelectorQuery()
        .select('.code')
        .fields({ node: true, size: true })
        .exec(([found]: readonly (CanvasFields | null)[]) => {
          // Before the component is ready there is no canvas; `ready` draws then.
          if (found?.node) drawCode(found.node, text, found.width * wx.getWindowInfo().pixelRatio);
        });
    },
  },
});
