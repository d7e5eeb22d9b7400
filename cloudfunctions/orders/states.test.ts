import { Refusal } from '../platform/refusal';
import { moved, ORDER_MOVES, REFUND_STATES, type OrderEvent, type OrderState } from './states';

const STATES: readonly OrderState[] = [
  'created',
  'paid',
  'shipped',
  'received',
  'settled',
  'closed',
  'refunded',
];
const EVENTS: readonly OrderEvent[] = [
  'pay',
  'close',
  'ship',
  'bringBack',
  'receive',
  'redeem',
  'settle',
  'refund',
];

/** rules §10 as sentences: event, from, to. */
const ALLOWED: readonly (readonly [OrderEvent, OrderState, OrderState])[] = [
  ['pay', 'created', 'paid'],
  ['close', 'created', 'closed'],
  ['ship', 'paid', 'shipped'],
  ['bringBack', 'shipped', 'paid'],
  ['receive', 'paid', 'received'],
  ['receive', 'shipped', 'received'],
  ['redeem', 'paid', 'settled'],
  ['settle', 'paid', 'settled'],
  ['settle', 'received', 'settled'],
  ['refund', 'paid', 'refunded'],
  ['refund', 'shipped', 'refunded'],
  ['refund', 'received', 'refunded'],
  ['refund', 'settled', 'refunded'],
];

function refusalOf(state: OrderState, event: OrderEvent): Refusal | null {
  try {
    moved(state, event);
    return null;
  } catch (error) {
    return error instanceof Refusal ? error : null;
  }
}

describe('the states of an order (rules §10)', () => {
  const pairs = EVENTS.flatMap((event) => STATES.map((state) => [event, state] as const));

  it.each(pairs)('%s of an order that is %s', (event, state) => {
    const allowed = ALLOWED.find(([kind, from]) => kind === event && from === state);
    if (allowed === undefined)
      expect(refusalOf(state, event)).toMatchObject({ code: 'WRONG_STATE', details: { state, event } });
    else expect(moved(state, event)).toBe(allowed[2]);
  });

  it('the table names these events and no others', () => {
    expect(Object.keys(ORDER_MOVES).sort()).toEqual([...EVENTS].sort());
  });

  it.each(['closed', 'refunded'] as const)('%s is the end', (state) => {
    expect(EVENTS.filter((event) => refusalOf(state, event) === null)).toEqual([]);
  });

  it('every state but the first is reached from the first', () => {
    const reached = new Set<OrderState>(['created']);
    for (const state of reached)
      for (const event of EVENTS) if (refusalOf(state, event) === null) reached.add(moved(state, event));
    expect([...reached].sort()).toEqual([...STATES].sort());
  });
});

test('a refund that WeChat closed waits to be asked for anew; the others are what WeChat says', () => {
  expect(REFUND_STATES).toEqual({
    processing: 'processing',
    success: 'done',
    abnormal: 'abnormal',
    closed: 'waiting',
  });
});
