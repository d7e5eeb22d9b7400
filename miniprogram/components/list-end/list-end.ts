/** The end of a list: more can be had, more is on its way, or that was all. */
Component({
  properties: {
    /** more · busy · end */
    ending: { type: String, value: 'end' },
    /** Rows shown; a short list needs no words about its end. */
    rows: { type: Number, value: 0 },
  },
  methods: {
    more() {
      this.triggerEvent('more');
    },
  },
});
