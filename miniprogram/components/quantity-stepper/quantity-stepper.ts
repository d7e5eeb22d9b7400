/** How many: one less, one more, within what there is. */
Component({
  properties: {
    value: { type: Number, value: 1 },
    least: { type: Number, value: 1 },
    most: { type: Number, value: 999 },
    /** What is counted, for those who hear the page. */
    name: { type: String, value: '' },
  },
  methods: {
    less() {
      if (this.data.value > this.data.least) this.triggerEvent('change', { value: this.data.value - 1 });
    },
    more() {
      if (this.data.value < this.data.most) this.triggerEvent('change', { value: this.data.value + 1 });
    },
  },
});
