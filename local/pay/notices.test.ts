/** Notices: when they come again, what they carry, and every way in which they can be wrong. */
import {
  newNo,
  openBench,
  openNotice,
  paidOrder,
  partnerOrder,
  payRequestOf,
  place,
  SUB,
  type Bench,
} from './test-support';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from './time';
import type { Switch } from './switches';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

interface NoticeView {
  tries: { at: number; answer: string }[];
  isDelivered: boolean;
  nextAt: number | null;
}

async function notices(): Promise<NoticeView[]> {
  const response = await fetch(`${bench.pay.control}/state`);
  return ((await response.json()) as { notices: NoticeView[] }).notices;
}

/** The tries of the clock, moved on to each next one until there is none. */
async function untilGivenUp(): Promise<number[]> {
  for (;;) {
    const [notice] = await notices();
    if (notice === undefined || notice.nextAt === null) return notice?.tries.map(({ at }) => at) ?? [];
    bench.clock.now = notice.nextAt;
    await bench.pay.deliverDue();
  }
}

test('come again after 15s/15s/30s/3m/10m/20m/30m/30m/30m/60m/3h/3h/3h/6h/6h, then no more', async () => {
  bench.listener.answer.status = 500;
  await paidOrder(bench);
  const tries = await untilGivenUp();
  const gaps = tries.slice(1).map((at, index) => at - tries[index]!);
  expect(gaps).toEqual([
    ...[15, 15, 30].map((seconds) => seconds * SECOND_MS),
    ...[3, 10, 20, 30, 30, 30, 60].map((minutes) => minutes * MINUTE_MS),
    ...[3, 3, 3, 6, 6].map((hours) => hours * HOUR_MS),
  ]);
  expect(tries.at(-1)! - tries[0]!).toBe(24 * HOUR_MS + 4 * MINUTE_MS);
  expect(bench.listener.received).toHaveLength(16);
});

test('keep their id, and are dated by the try', async () => {
  bench.listener.answer.status = 404;
  await paidOrder(bench);
  const first = bench.lastNotice();
  bench.clock.now += 14 * SECOND_MS;
  await bench.pay.deliverDue();
  expect(bench.listener.received).toHaveLength(1);
  bench.clock.now += SECOND_MS;
  bench.listener.answer.status = 200;
  await bench.pay.deliverDue();
  expect(bench.listener.received).toHaveLength(2);
  expect(bench.lastNotice()).toEqual(first);
  const [before, after] = bench.listener.received.map(({ headers }) =>
    Number(headers['wechatpay-timestamp']),
  );
  expect(after! - before!).toBe(15);
  bench.clock.now += HOUR_MS;
  await bench.pay.deliverDue();
  expect(bench.listener.received).toHaveLength(2);
  expect(await notices()).toMatchObject([{ isDelivered: true, nextAt: null }]);
});

test('a redirect is no answer; a merchant may not be there; nothing leaves this machine', async () => {
  bench.listener.answer.status = 302;
  await paidOrder(bench);
  await paidOrder(bench, { notify_url: 'http://127.0.0.1:1/notify' });
  await paidOrder(bench, { notify_url: 'https://shop.example.com/notify' });
  const answers = (await notices()).map(({ tries }) => tries.map(({ answer }) => answer));
  expect(answers).toEqual([['302'], ['unreachable'], ['not on this machine']]);
});

test('a merchant who does not answer in time has not answered', async () => {
  const hurried = await openBench({ answerMs: 20 });
  hurried.listener.answer.status = 0;
  await paidOrder(hurried);
  const response = await fetch(`${hurried.pay.control}/state`);
  const state = (await response.json()) as { notices: NoticeView[] };
  expect(state.notices).toMatchObject([{ tries: [{ answer: 'timeout' }], isDelivered: false }]);
  await hurried.close();
});

test('survive a restart', async () => {
  bench.listener.answer.status = 500;
  await paidOrder(bench);
  await bench.restart();
  bench.listener.answer.status = 204;
  bench.clock.now += 15 * SECOND_MS;
  await bench.pay.deliverDue();
  expect(bench.listener.received).toHaveLength(2);
  expect(await notices()).toMatchObject([{ isDelivered: true }]);
});

test('lost: the first two never leave', async () => {
  bench.pay.switches([{ effect: 'notice-lost', times: 2 }]);
  await paidOrder(bench);
  bench.clock.now += 15 * SECOND_MS;
  await bench.pay.deliverDue();
  expect(bench.listener.received).toHaveLength(0);
  bench.clock.now += 15 * SECOND_MS;
  await bench.pay.deliverDue();
  expect(bench.listener.received).toHaveLength(1);
});

test('lost for ever', async () => {
  bench.pay.switches([{ effect: 'notice-lost' }]);
  await paidOrder(bench);
  expect(await untilGivenUp()).toHaveLength(16);
  expect(bench.listener.received).toHaveLength(0);
});

test('late', async () => {
  bench.pay.switches([{ effect: 'notice-late', delayMs: HOUR_MS, times: 1 }]);
  await paidOrder(bench);
  expect(bench.listener.received).toHaveLength(0);
  bench.clock.now += HOUR_MS;
  await bench.pay.deliverDue();
  expect(bench.listener.received).toHaveLength(1);
});

test('doubled, all at once', async () => {
  bench.pay.switches([{ effect: 'notice-doubled', copies: 5, times: 1 }]);
  await paidOrder(bench);
  expect(bench.listener.received).toHaveLength(5);
  expect(new Set(bench.listener.received.map(({ body }) => body)).size).toBe(1);
  expect(await notices()).toMatchObject([{ tries: [{ answer: '204 204 204 204 204' }] }]);
});

test('out of order: the first comes after the second', async () => {
  bench.pay.switches([{ effect: 'notice-out-of-order', times: 1 }]);
  const numbers = [await paidOrder(bench)];
  expect(bench.listener.received).toHaveLength(0);
  numbers.push(await paidOrder(bench));
  const told = bench.listener.received.map(
    (notice) =>
      openNotice(notice, bench.certs, bench.pay.environment.WECHATPAY_API_V3_KEY).resource['out_trade_no'],
  );
  expect(told).toEqual(numbers.reverse());
});

test('with a wrong amount, rightly signed', async () => {
  bench.pay.switches([{ effect: 'notice-wrong-amount', addFen: -999, times: 1 }]);
  await paidOrder(bench);
  expect(bench.lastNotice().resource).toMatchObject({ amount: { total: 1, payer_total: 1 } });
});

test.each<[Switch['effect'], RegExp]>([
  ['notice-wrong-signature', /The signature is wrong/],
  ['notice-wrong-serial', /Unknown serial/],
  ['notice-tampered', /unable to authenticate/],
])('%s is seen by a merchant who looks', async (effect, message) => {
  bench.pay.switches([{ effect, at: 'TRANSACTION.SUCCESS', times: 1 }]);
  bench.listener.answer.status = 401;
  await paidOrder(bench);
  expect(() => bench.lastNotice()).toThrow(message);
  bench.clock.now += 15 * SECOND_MS;
  await bench.pay.deliverDue();
  expect(bench.lastNotice()).toMatchObject({ eventType: 'TRANSACTION.SUCCESS' });
});

test('a switch for one kind of notice leaves the others alone', async () => {
  bench.pay.switches([{ effect: 'notice-lost', at: 'REFUND.SUCCESS' }]);
  const outTradeNo = await paidOrder(bench);
  expect(bench.listener.received).toHaveLength(1);
  await bench.client.post('v3/refund/domestic/refunds', {
    sub_mchid: SUB,
    out_trade_no: outTradeNo,
    out_refund_no: newNo('REFUND'),
    notify_url: bench.listener.url,
    amount: { refund: 1, total: 1000, currency: 'CNY' },
  });
  bench.clock.now += 3 * SECOND_MS;
  await bench.pay.deliverDue();
  expect(bench.listener.received).toHaveLength(1);
});

test('leave at once when somebody pays on the phone', async () => {
  const prepayId = await place(bench, partnerOrder(bench));
  const arrived = new Promise<void>((resolve) => bench.listener.onNotice(resolve));
  const body = JSON.stringify(payRequestOf(bench.pay.environment, prepayId));
  await fetch(`${bench.pay.control}/prepay/${prepayId}/pay`, { method: 'POST', body });
  await arrived;
  await bench.pay.deliverDue();
  expect(bench.listener.received).toHaveLength(1);
});
