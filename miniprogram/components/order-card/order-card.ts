/** An order in a list, with the one thing that can be done about it. */
import { dayText } from '../../services/times';
import {
  canBuyAgain,
  kindWord,
  payFenOf,
  pointsPaidText,
  stateWord,
  type Order,
} from '../../services/order-words';

/** What the button says, and the event that it tells. */
const ACTIONS = {
  pay: '去付款',
  receive: '确认收货',
  again: '再次购买',
} as const;
type Action = keyof typeof ACTIONS;

const NO_ACTION: { readonly action: Action | '' } = { action: '' };

function actionOf(order: Order): Action | '' {
  if (order.state === 'created') return 'pay';
  if (order.state === 'shipped') return 'receive';
  return canBuyAgain(order) ? 'again' : '';
}

Component({
  properties: {
    order: { type: Object, value: {} as Order },
  },
  data: {
    name: '',
    kind: '',
    state: '',
    placed: '',
    payFen: 0,
    points: '',
    pieces: 0,
    ...NO_ACTION,
    word: '',
  },
  observers: {
    order(order: Order) {
      const action = actionOf(order);
      this.setData({
        kind: kindWord(order),
        name: order.merchantName || kindWord(order),
        state: stateWord(order),
        placed: dayText(order.placedAt),
        payFen: payFenOf(order),
        points: pointsPaidText(order),
        pieces: order.lines.reduce((sum, line) => sum + line.quantity, 0),
        action,
        word: action === '' ? '' : ACTIONS[action],
      });
    },
  },
  methods: {
    open() {
      this.triggerEvent('open', { orderId: this.data.order._id });
    },
    act() {
      const { _id: orderId, paymentId } = this.data.order;
      this.triggerEvent(this.data.action, { orderId, paymentId });
    },
  },
});
