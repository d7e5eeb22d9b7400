/** A thing's picture in a list; where there is none, or it does not come, of which kind the thing is. */
Component({
  properties: {
    src: { type: String, value: '' },
    /** goods · service · store · pack · slot */
    kind: { type: String, value: 'goods' },
  },
  data: {
    icons: { goods: 'shop', service: 'heart', store: 'store', pack: 'gift', slot: 'image' },
    isBroken: false,
  },
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
