/** An order in a list, with the one thing that can be done about it. */
import { dayText } from '../../services/times';
import { kindWord, payFenOf, stateWord, type Order } from '../../services/order-words';

const ACTIONS: Readonly<Partial<Record<Order['state'], string>>> = { created: '去付款', shipped: '确认收货' };

Component({
  properties: {
    order: { type: Object, value: {} as Order },
  },
  data: { kind: '', state: '', placed: '', payFen: 0, pieces: 0, action: '' },
  observers: {
    order(order: Order) {
      this.setData({
        kind: kindWord(order),
        state: stateWord(order),
        placed: dayText(order.placedAt),
        payFen: payFenOf(order),
        pieces: order.lines.reduce((sum, line) => sum + line.quantity, 0),
        action: ACTIONS[order.state] ?? '',
      });
    },
  },
  methods: {
    open() {
      this.triggerEvent('open', { orderId: this.data.order._id });
    },
    act() {
      const { _id: orderId, state, paymentId } = this.data.order;
      this.triggerEvent(state === 'created' ? 'pay' : 'receive', { orderId, paymentId });
    },
  },
});
