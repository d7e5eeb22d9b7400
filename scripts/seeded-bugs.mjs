// Puts one bug after another into the mall, in a copy that is built for it alone, and has the simulation find it.
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'esbuild';

const MALL = 'cloudfunctions';
// What is left out or wrong, where, and the words that make it so.
const BUGS = [
  [
    'a posting goes into a day that is being closed',
    'ledger/post.ts',
    'if (shardState.sealed)',
    'if (false)',
  ],
  [
    'the entry is written without its holders',
    'ledger/post.ts',
    '...touched.map((document) => transaction.put(holders, document)),',
    '',
  ],
  [
    'a bill that was paid is not due to settle',
    'orders/paying/receive-payment.ts',
    'dueAt: settlesNow ? at : null',
    'dueAt: null',
  ],
  [
    'what comes for a closed payment stays',
    'orders/paying/receive-payment.ts',
    'for (const order of ordered) sendBack(book, order, paid);',
    '',
  ],
  [
    'a refund is not sent to WeChat Pay',
    'orders/refunding/new-refund.ts',
    'dueAt: isSent ? at : null',
    'dueAt: null',
  ],
  [
    'a refund has another number from try to try',
    'orders/refunding/send-refunds.ts',
    'return round === 1 ? _id : `${_id}@${round}`',
    'return `${_id}@${process.hrtime.bigint()}`',
  ],
  [
    'a refund books no cash',
    'orders/refunding/refund.ts',
    "book.moveCash(wechatAccount(order.merchantId), MALL.customers, cash, 'refund');",
    '',
  ],
  [
    'an unpaid order keeps the points frozen',
    'orders/paying/close-unpaid.ts',
    "book.movePoints({ holder, place: 'frozen' }, { holder, place: 'points' }, order.deducted, 'unfreeze');",
    'book.holder(holder).frozen -= order.deducted; book.touch(holder);',
  ],
  ['an unpaid payment is never closed', 'orders/placing/create.ts', 'dueAt: closesAt(book),', 'dueAt: null,'],
  [
    'a coupon is taken and not counted',
    'coupons/claim.ts',
    'claimed: offer.claimed + 1',
    'claimed: offer.claimed',
  ],
  [
    'a bill that is sent twice is two bills',
    'orders/placing/pay-at-store.ts',
    "idOf('bill', memberId, bill.requestId)",
    "idOf('bill', memberId, bill.requestId, String(process.hrtime.bigint()))",
  ],
  [
    'a cancelled booking keeps its time',
    'bookings/cancel.ts',
    'occupy(book, bookingId, { before: booking, after: null }, known);',
    '',
  ],
  [
    'an offer that ends gives nothing back',
    'market/end.ts',
    "book.movePoints({ holder, place: 'inOrders' }, { holder, place: 'custodial' }, left, 'sell.back');",
    '',
  ],
  [
    "a fill's fee is nobody's",
    'market/till.ts',
    "this.book.moveCash(from, MALL.marketFees, feeFen, 'market.fee');",
    '',
  ],
  [
    'a bid that is filled keeps the rest of its cash',
    'market/fill.ts',
    "if (bought.state === 'filled') till.unfreeze(buy.holder, bought.frozenFen);",
    '',
  ],
  [
    'a transfer arrives and does not leave',
    'ledger/book.ts',
    'this.changePoints(from, -units, floor);',
    'if (floor !== floor) this.changePoints(from, -units, floor);',
  ],
  [
    'burned points are not counted in their day',
    'ledger/book.ts',
    'if (side.mall === MALL.burned) this.addTotals({ burned: units });',
    '',
  ],
  [
    'shares that move are not noted in the shard',
    'ledger/book.ts',
    'this.moveShares(after.expiry, after.shares);',
    '',
  ],
];

const SECONDS = 60;

function withBug(file, from, to) {
  const path = resolve(MALL, file);
  const source = readFileSync(path, 'utf8');
  if (!source.includes(from)) throw new Error(`${file} has no longer: ${from}`);
  return {
    name: 'bug',
    setup: ({ onLoad }) =>
      onLoad({ filter: /\.ts$/ }, (args) =>
        args.path === path ? { contents: source.replace(from, to), loader: 'ts' } : undefined,
      ),
  };
}

/** The first thing that is wrong, or null when the time is over. */
function hunt(program) {
  return new Promise((done) => {
    const child = spawn(process.execPath, [program, '--seconds', String(SECONDS)]);
    let heard = '';
    child.stdout.on('data', (data) => {
      heard += data;
      const found = /\n\n(?!seed|\d+ seeds)(.+)\n[\s\S]*Again: npm run simulate -- --seed (\d+)/.exec(heard);
      if (found === null) return;
      done(`seed ${found[2]}: ${found[1].slice(0, 100)}`);
      child.kill();
    });
    child.on('exit', () => done(null));
  });
}

let missed = 0;
for (const [name, file, from, to] of BUGS) {
  const outfile = 'dist/local/simulate-with-bug.js';
  const plugins = [withBug(file, from, to)];
  const common = { bundle: true, platform: 'node', target: 'node20', format: 'cjs', packages: 'external' };
  await build({ ...common, entryPoints: ['proof/simulation/main.ts'], outfile, plugins, logLevel: 'silent' });
  const began = Date.now();
  const found = await hunt(outfile);
  if (found === null) missed += 1;
  console.log(
    `${name.padEnd(50)} ${found === null ? 'NOT FOUND' : `${((Date.now() - began) / 1000).toFixed(0)} s, ${found}`}`,
  );
  rmSync(outfile);
}
console.log(`\n${BUGS.length} bugs, ${missed} not found`);
process.exitCode = missed === 0 ? 0 : 1;
