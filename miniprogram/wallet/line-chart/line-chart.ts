/** A curve in the colours of the theme, with its words and its table behind it. */
import { drawLines, type Pen } from './draw-lines';
import { NO_CHART } from './chart';

interface Paper {
  readonly node: {
    width: number;
    height: number;
    getContext(kind: '2d'): Pen & { scale(x: number, y: number): void };
  } | null;
  readonly width: number;
  readonly height: number;
}
interface Ink {
  readonly color: string;
}

/** On some page now: each is drawn again in the colours of another theme. */
const shown = new Set<{ draw(): void }>();
// The style sheet has the other theme's colours a moment after it was told.
wx.onThemeChange(() => wx.nextTick(() => shown.forEach((chart) => chart.draw())));

Component({
  properties: {
    chart: { type: Object, value: NO_CHART },
  },
  data: { isTable: false },
  observers: {
    chart() {
      this.draw();
    },
  },
  lifetimes: {
    ready() {
      this.draw();
      shown.add(this);
    },
    detached() {
      shown.delete(this);
    },
  },
  methods: {
    draw() {
      const query = this.createSelectorQuery();
      query.select('.paper').fields({ node: true, size: true });
      for (const name of ['line', 'guess', 'rule'])
        query.select(`.ink-${name}`).fields({ computedStyle: ['color'] });
      query.exec(
        ([paper, line, guess, rule]: readonly [Paper | null, Ink | null, Ink | null, Ink | null]) => {
          // Before the component is ready there is no canvas; `ready` draws then.
          if (!paper?.node || line === null || guess === null || rule === null) return;
          const { node, width, height } = paper;
          const dots = wx.getWindowInfo().pixelRatio;
          [node.width, node.height] = [width * dots, height * dots];
          const pen = node.getContext('2d');
          pen.scale(dots, dots);
          const { values, guessed } = this.data.chart;
          const inks = { line: line.color, guess: guess.color, rule: rule.color };
          drawLines(pen, { width, height }, values, guessed, inks);
        },
      );
    },
    toggle() {
      this.setData({ isTable: !this.data.isTable });
    },
  },
});
