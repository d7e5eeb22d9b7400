/** A product in a list: as a row, or as a tile of two columns. A tap opens it. */
import { svText } from '../../services/amounts';
import { productUrl } from '../../services/routes';
import { factsText, goneWord, type Card } from '../../services/shelf-words';

Component({
  properties: {
    card: { type: Object, value: {} as Card },
    /** row · tile · slim: a row in a narrow column */
    form: { type: String, value: 'row' },
  },
  data: { facts: '', gone: '', earns: '' },
  observers: {
    card(card: Card) {
      this.setData({ facts: factsText(card), gone: goneWord(card), earns: svText(card.earnsSvUnitsFrom) });
    },
  },
  methods: {
    open() {
      void wx.navigateTo({ url: productUrl(this.data.card.id) });
    },
  },
});
