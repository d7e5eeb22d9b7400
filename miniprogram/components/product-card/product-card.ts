/** A product in a list: as a row, or as a tile of two columns. A tap opens it. */
import { svText } from '../../services/amounts';
import { openPage } from '../../services/open-page';
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
      const [facts, gone, earns] = [factsText(card), goneWord(card), svText(card.earnsSvUnitsFrom)];
      this.setData({ facts, gone, earns });
    },
  },
  methods: {
    open() {
      openPage(productUrl(this.data.card.id));
    },
  },
});
