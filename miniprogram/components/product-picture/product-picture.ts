/** A product's picture, square; where there is none, or it does not come, of which kind the product is. */
Component({
  properties: {
    src: { type: String, value: '' },
    /** What it shows, for those who hear the page; empty where words beside it say so. */
    label: { type: String, value: '' },
    /** goods · service */
    kind: { type: String, value: 'goods' },
    isRound: { type: Boolean, value: false },
  },
  data: { isBroken: false },
  observers: {
    src() {
      this.setData({ isBroken: false });
    },
  },
  methods: {
    fail() {
      this.setData({ isBroken: true });
    },
  },
});
