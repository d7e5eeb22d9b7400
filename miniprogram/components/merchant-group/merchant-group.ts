/** A card of one merchant: its name, what comes from it, and what stands right of the name. */
Component({
  options: { multipleSlots: true },
  properties: {
    name: { type: String, value: '' },
  },
});
