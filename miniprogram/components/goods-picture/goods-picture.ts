/** The place of a picture: goods have none yet, so it shows of which kind they are. */
Component({
  properties: {
    /** goods · service · store · pack */
    kind: { type: String, value: 'goods' },
  },
  data: { icons: { goods: 'shop', service: 'heart', store: 'store', pack: 'gift' } },
});
