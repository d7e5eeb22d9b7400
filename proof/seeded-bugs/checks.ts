/** Checks left out or turned round. */
import type { SeededBug } from './bugs';

const ORDERS = 'cloudfunctions/orders';
const ORDERS_TEST = `${ORDERS}/orders.test.ts`;
const CHECKOUT = `${ORDERS}/placing/checkout.test.ts`;
const REFUND = `${ORDERS}/refunding/refund.test.ts`;
const MOVES = 'cloudfunctions/custody/moves/moves.test.ts';
const PASSWORDS = 'cloudfunctions/custody/passwords/passwords.test.ts';
const VOUCHERS = 'cloudfunctions/vouchers/vouchers.test.ts';
const TWICE = 'proof/seeded-bugs/orders.test.ts';
const GUESSING = 'proof/doors/guessing.test.ts';
const POST = 'cloudfunctions/ledger/post.ts';
const CLOSE_TEST = 'cloudfunctions/points/close-day.test.ts';

export const CHECKS: readonly SeededBug[] = [
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
    test: TWICE,
  },
  {
    what: 'a request is answered with another one’s cash',
    file: 'cloudfunctions/cashier/out/set-aside.ts',
    ...{ from: "known.amountFen === amountFen ? known : refuse('REQUEST_REUSED')", to: 'known' },
    test: 'proof/doors/envelopes.test.ts',
  },
  {
    what: 'a payment of any amount will do',
    file: `${ORDERS}/paying/receive-payment.ts`,
    from: ' && isRightAmount',
    test: ORDERS_TEST,
  },
  {
    what: 'money that another merchant has will do',
    file: `${ORDERS}/paying/receive-payment.ts`,
    from: ' && part.subMchid === order.subMchid',
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
    test: TWICE,
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
