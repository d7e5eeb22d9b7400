/** Writes left out: every row of the table "Who must write what" in docs/distribution.md. */
import type { SeededBug } from './bugs';

const ORDERS = 'cloudfunctions/orders';
const CONFORMANCE = 'proof/model/conformance.test.ts';
const ORDERS_TEST = `${ORDERS}/orders.test.ts`;
const CHECKOUT = `${ORDERS}/placing/checkout.test.ts`;
const REFUND = `${ORDERS}/refunding/refund.test.ts`;
const VOUCHERS = 'cloudfunctions/vouchers/vouchers.test.ts';
const MARKET = 'cloudfunctions/market/market.test.ts';
const OUT = 'cloudfunctions/cashier/out/out.test.ts';
const TWICE = 'proof/seeded-bugs/orders.test.ts';
const POST = 'cloudfunctions/ledger/post.ts';
const CLOSE = 'cloudfunctions/points/close-day.ts';

export const WRITES: readonly SeededBug[] = [
  {
    what: 'settling does not write the order',
    ...{ file: `${ORDERS}/settle.ts`, from: '    book.put(orders, settled);\n', test: CONFORMANCE },
  },
  {
    what: 'redeeming does not write the order',
    file: `${ORDERS}/uses.ts`,
    from: '? redeemed : order.state };\n  book.put(orders, changed);\n',
    to: '? redeemed : order.state };\n',
    test: VOUCHERS,
  },
  {
    what: 'a posting does not write its holders',
    ...{
      file: POST,
      from: '    ...touched.map((document) => transaction.put(holders, document)),\n',
      test: CONFORMANCE,
    },
  },
  {
    what: 'a posting does not write its shard',
    ...{ file: POST, from: '    ...shardOf(posting, book, guessedShard, shardState),\n', test: CONFORMANCE },
  },
  {
    what: 'a posting writes no journal',
    ...{ file: POST, from: '    ...entryOf(posting, book, accruals),\n', test: CONFORMANCE },
  },
  {
    what: 'placing does not write the stock',
    ...{ file: 'cloudfunctions/catalog/stock.ts', from: '    book.put(skus, moved(book, sku, quantity));\n' },
    test: TWICE,
  },
  {
    what: 'placing does not use up the coupon',
    ...{
      file: 'cloudfunctions/coupons/use.ts',
      from: '  book.put(coupons, { ...coupon, orderId: order.orderId });\n',
    },
    test: CHECKOUT,
  },
  {
    what: 'placing does not count the unpaid order',
    ...{
      file: `${ORDERS}/placing/create.ts`,
      from: '  if (!isPaid)\n    noteUnpaid(',
      to: '  if (!isPaid && isPaid)\n    noteUnpaid(',
    },
    test: ORDERS_TEST,
  },
  {
    what: 'a payment that came is not written',
    ...{
      file: `${ORDERS}/paying/receive-payment.ts`,
      from: "  book.put(payments, { ...known, state: 'paid' });\n",
    },
    test: ORDERS_TEST,
  },
  {
    what: 'a paid order is not written',
    ...{
      file: `${ORDERS}/paying/receive-payment.ts`,
      from: '  book.put(orders, paid);\n',
      test: ORDERS_TEST,
    },
  },
  {
    what: 'what comes for a closed order is not sent back',
    file: `${ORDERS}/paying/receive-payment.ts`,
    from: '  book.insert(refunds, newRefund(book, order, { refundId: `late-${order._id}`, ...refund }));\n',
    test: ORDERS_TEST,
  },
  {
    what: 'closing an unpaid payment does not write it',
    file: `${ORDERS}/paying/close-unpaid.ts`,
    from: "  book.put(payments, { ...payment, state: 'closed', dueAt: null });\n",
    test: ORDERS_TEST,
  },
  {
    what: 'taking a coupon does not count it',
    file: 'cloudfunctions/coupons/claim.ts',
    from: '      book.put(couponOffers, { ...offer, claimed: offer.claimed + 1 });\n',
    test: CHECKOUT,
  },
  {
    what: 'a refund does not write the order',
    ...{ file: `${ORDERS}/refunding/refund.ts`, from: '  book.put(orders, withState);\n', test: CONFORMANCE },
  },
  {
    what: 'a refund is not kept, so that it can be asked twice',
    ...{ file: `${ORDERS}/refunding/refund.ts`, from: '  book.insert(refunds, refund);\n', test: REFUND },
  },
  {
    what: 'released rewards stay held',
    file: 'cloudfunctions/rewards/held-legs.ts',
    from: "        book.put(heldLegs, { ...held, state: 'released' });\n",
    test: 'cloudfunctions/rewards/held-legs.test.ts',
  },
  {
    what: 'the seal passes over shards that nobody has used',
    file: CLOSE,
    from: '  const open = ids.filter((id) => !shardFromDocument(found.get(id)).sealed);',
    to: '  const open = ids.filter((id) => found.has(id) && !shardFromDocument(found.get(id)).sealed);',
    test: CONFORMANCE,
  },
  {
    what: 'the close does not write its day',
    ...{ file: CLOSE, from: '    transaction.insert(days, closed.document),\n', test: CONFORMANCE },
  },
  {
    what: 'the close does not write the state',
    ...{
      file: CLOSE,
      from: '    transaction.put(books, stateToDocument(closed.state)),\n',
      test: CONFORMANCE,
    },
  },
  {
    what: 'a market order is not written when it fills',
    ...{ file: 'cloudfunctions/market/fill.ts', from: '  book.put(marketOrders, sold);\n', test: MARKET },
  },
  {
    what: 'cash on its way is not written down',
    ...{
      file: 'cloudfunctions/cashier/out/set-aside.ts',
      from: '  book.insert(cashOuts, out);\n',
      test: OUT,
    },
  },
  {
    what: 'a used code stays good',
    file: 'cloudfunctions/vouchers/demand-code.ts',
    from: '  book.put(codeBooks, { ...known, codes: withChange(known.codes, digits, { spent: { requestId, as } }) });\n',
    test: VOUCHERS,
  },
];
