/**
 * Small bugs of the mall itself: every required write of docs/distribution.md, every check, every rounding, left out
 * or turned round one at a time, each with the test that must catch it. A text that is not there exactly once is an
 * error, so the table cannot rot (bugs.test.ts).
 */
export interface SeededBug {
  readonly what: string;
  readonly file: string;
  readonly from: string;
  /** Nothing where it is absent. */
  readonly to?: string;
  /** The fastest test that should catch it; only the tests of this name where one is given. */
  readonly test: string;
  readonly only?: string;
}

const ORDERS = 'cloudfunctions/orders';
const CONFORMANCE = 'proof/model/conformance.test.ts';
const ORDERS_TEST = `${ORDERS}/orders.test.ts`;
const CHECKOUT = `${ORDERS}/placing/checkout.test.ts`;
const REFUND = `${ORDERS}/refunding/refund.test.ts`;
const MOVES = 'cloudfunctions/custody/moves/moves.test.ts';
const PASSWORDS = 'cloudfunctions/custody/passwords/passwords.test.ts';
const VOUCHERS = 'cloudfunctions/vouchers/vouchers.test.ts';
const MARKET = 'cloudfunctions/market/market.test.ts';
const OUT = 'cloudfunctions/cashier/out/out.test.ts';
const GUESSING = 'proof/doors/guessing.test.ts';
const POST = 'cloudfunctions/ledger/post.ts';
const CLOSE = 'cloudfunctions/points/close-day.ts';
const CLOSE_TEST = 'cloudfunctions/points/close-day.test.ts';

const WRITES: readonly SeededBug[] = [
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
    test: ORDERS_TEST,
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

const CHECKS: readonly SeededBug[] = [
  {
    what: 'settling goes on in a shard that is sealed',
    ...{
      file: POST,
      from: '  if (shardState.sealed) throw',
      to: '  if (shardState.sealed && at < 0) throw',
      test: CLOSE_TEST,
    },
  },
  {
    what: 'an order settles twice',
    ...{ file: `${ORDERS}/settle.ts`, from: '    if (present.settlements.length > 0) return present;\n' },
    test: ORDERS_TEST,
  },
  {
    what: 'a request is answered with another one’s order',
    file: `${ORDERS}/placing/create.ts`,
    from: "    if (loaded.payment.inputHash !== hash) refuse('REQUEST_REUSED');\n",
    test: ORDERS_TEST,
  },
  {
    what: 'a payment of any amount will do',
    file: `${ORDERS}/paying/receive-payment.ts`,
    from: ' && one.amountFen === cashOf(order)',
    test: ORDERS_TEST,
  },
  {
    what: 'more is refunded than was paid',
    ...{
      file: `${ORDERS}/refunding/refund.ts`,
      from: "  if (request.amountFen > left) refuse('REFUND_TOO_LARGE', { leftFen: left });\n",
    },
    test: REFUND,
  },
  {
    what: 'more is sold than is there',
    ...{
      file: 'cloudfunctions/catalog/stock.ts',
      from: '    if (sku.stock < quantity)',
      to: '    if (sku.stock < 0)',
    },
    test: CHECKOUT,
  },
  {
    what: 'nobody looks at the signature of a move',
    file: 'cloudfunctions/custody/moves/signed.ts',
    from: "  if (!isSigned(key.publicKey, signature, content)) refuse('SIGNATURE_WRONG');\n",
    test: MOVES,
  },
  {
    what: 'signatures of a looser form are good, too',
    file: 'cloudfunctions/custody/keys/signature.ts',
    ...{ from: 'zip215: false', to: 'zip215: true' },
    test: 'cloudfunctions/custody/keys/signature.test.ts',
  },
  {
    what: 'a move leaves numbers out',
    file: 'cloudfunctions/custody/moves/signed.ts',
    ...{ from: 'if (sequence !== key.sequence + 1)', to: 'if (sequence < key.sequence + 1)' },
    test: MOVES,
  },
  {
    what: 'a move does not raise the number',
    ...{
      file: 'cloudfunctions/custody/moves/signed.ts',
      from: '  book.put(pointKeys, { ...key, sequence });\n',
    },
    test: MOVES,
  },
  {
    what: 'who owes points sends some away',
    ...{
      file: 'cloudfunctions/custody/moves/signed.ts',
      from: '      demandNoDebt(book, holder);\n',
      test: MOVES,
    },
  },
  {
    what: 'a signature is good for ever',
    ...{
      file: 'cloudfunctions/custody/moves/expiry.ts',
      from: "  if (expiry <= now.at) refuse('SIGNATURE_EXPIRED');\n",
    },
    test: MOVES,
  },
  {
    what: 'one wrong pay password too many',
    file: 'cloudfunctions/custody/passwords/rules.ts',
    ...{ from: 'if (wrong < passwords.maxWrong)', to: 'if (wrong <= passwords.maxWrong)' },
    test: PASSWORDS,
  },
  {
    what: 'any pay password is right',
    file: 'cloudfunctions/custody/passwords/with-password.ts',
    ...{ from: '      if (!isRight) return { wrong', to: '      if (!isRight && at < 0) return { wrong' },
    test: PASSWORDS,
  },
  {
    what: 'codes can be guessed without end',
    file: 'cloudfunctions/vouchers/demand-code.ts',
    ...{ from: '  if (isLimited(before, policy, at))', to: '  if (isLimited(before, policy, at) && at < 0)' },
    test: VOUCHERS,
  },
  {
    what: 'whoever knows the way in is an operator',
    file: 'cloudfunctions/edge/identity.ts',
    ...{
      from: "return mayPass(door, roles) ? roles : refuse('FORBIDDEN');",
      to: 'return mayPass(door, roles) ? roles : roles;',
    },
    test: 'tests/operator-doors.test.ts',
  },
  {
    what: 'a sign-in gives two sessions',
    file: 'cloudfunctions/office/sign-in/take.ts',
    from: "    transaction.put(signIns, { ...signIn, state: 'taken' }),\n",
    test: GUESSING,
  },
  {
    what: 'a merchant’s own people earn from their own orders',
    file: 'cloudfunctions/rewards/legs.ts',
    from: '  if (facts.related) return [];\n',
    test: 'cloudfunctions/rewards/legs.test.ts',
  },
  {
    what: 'somebody else’s coupon reduces the order',
    file: 'cloudfunctions/coupons/use.ts',
    ...{ from: 'coupon.memberId === order.memberId && coupon', to: 'coupon' },
    test: CHECKOUT,
  },
];

const AMOUNTS = 'cloudfunctions/units/amounts.ts';
const AMOUNTS_TEST = 'cloudfunctions/units/amounts.test.ts';
const SHARES = 'cloudfunctions/units/shares.ts';
const SHARES_TEST = 'cloudfunctions/units/shares.test.ts';

const ROUNDINGS: readonly SeededBug[] = [
  {
    what: 'shares are rounded, not cut',
    ...{ file: AMOUNTS, from: '  return mulDivFloor(base, rateBp, BASIS_POINTS);' },
    to: '  return Math.round((base * rateBp) / BASIS_POINTS);',
    test: AMOUNTS_TEST,
  },
  {
    what: 'points for an allowance are cut, not raised',
    ...{ file: AMOUNTS, from: 'return mulDivCeil(allowanceFen,', to: 'return mulDivFloor(allowanceFen,' },
    test: AMOUNTS_TEST,
  },
  {
    what: 'steps of a total are cut one by one',
    file: SHARES,
    from: '  return mulDivFloor(total, after, whole) - mulDivFloor(total, before, whole);',
    to: '  return mulDivFloor(total, after - before, whole);',
    test: SHARES_TEST,
  },
  {
    what: 'the last part gets the fen that is left over',
    ...{ file: SHARES, from: 'a.index - b.index', to: 'b.index - a.index', test: SHARES_TEST },
  },
  {
    what: 'what a refund takes out of `burned` is counted for the whole',
    file: 'cloudfunctions/rewards/reversal.ts',
    ...{ from: 'step(settled.deducted) - rewardedPoints(legs)', to: 'step(settled.deducted)' },
    test: 'cloudfunctions/rewards/reversal.test.ts',
  },
  {
    what: 'the band of prices is wider by its rounding',
    file: 'cloudfunctions/market/band.ts',
    ...{ from: 'mulDivCeil(price, BASIS_POINTS - bandBp', to: 'mulDivFloor(price, BASIS_POINTS - bandBp' },
    test: 'cloudfunctions/market/book-model.test.ts',
  },
];

export const SEEDED_BUGS: readonly SeededBug[] = [...WRITES, ...CHECKS, ...ROUNDINGS];
