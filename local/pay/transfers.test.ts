/** Transfers to persons through the real client: confirmed, expired, called back, failed. */
import { Rsa } from 'wechatpay-axios-plugin';
import { newNo, openBench, OPENID, refusalOf, type Bench } from './test-support';
import { DAY_MS } from './time';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
  await control('deposits', { account: bench.pay.environment.WECHATPAY_MCHID, fen: 1_000_000 });
});
afterAll(() => bench.close());

const BILLS = 'v3/fund-app/mch-transfer/transfer-bills';

interface Created {
  transfer_bill_no: string;
  package_info: string;
  state: string;
}

async function control(path: string, body: object): Promise<Record<string, unknown>> {
  const response = await fetch(`${bench.pay.control}/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  return (await response.json()) as Record<string, unknown>;
}

async function balance(): Promise<number> {
  const response = await fetch(`${bench.pay.control}/state`);
  const { balances } = (await response.json()) as { balances: Record<string, number> };
  return balances[bench.pay.environment.WECHATPAY_MCHID] ?? 0;
}

function billOf(changes: object = {}): Record<string, unknown> {
  return {
    appid: bench.pay.environment.WECHATPAY_APPID,
    out_bill_no: newNo('BILL'),
    transfer_scene_id: '1000',
    openid: OPENID,
    transfer_amount: 500,
    transfer_remark: '共享收益',
    notify_url: bench.listener.url,
    transfer_scene_report_infos: [{ info_type: '活动名称', info_content: '共享购' }],
    ...changes,
  };
}

const send = async (bill: object, headers: Record<string, string> = {}): Promise<Created> =>
  (await bench.client.post<Created>(BILLS, bill, { headers })).data;
const find = async (bill: Record<string, unknown>): Promise<object> =>
  (await bench.client.get<object>(`${BILLS}/out-bill-no/${String(bill['out_bill_no'])}`)).data;
const confirm = (created: Created, body: object = { openid: OPENID }): Promise<object> =>
  control(`transfers/${encodeURIComponent(created.package_info)}/confirm`, body);

test('waits for the person, is on its way, arrives and is told of', async () => {
  const bill = billOf();
  const before = await balance();
  const created = await send(bill);
  expect(created).toMatchObject({ out_bill_no: bill['out_bill_no'], state: 'WAIT_USER_CONFIRM' });
  expect(await balance()).toBe(before - 500);
  expect(await send(bill)).toEqual(created);
  expect(await confirm(created, { openid: 'oSomebodyElse' })).toMatchObject({ reason: 'PAYEE' });
  expect(await confirm(created)).toEqual({ result: 'confirmed' });
  expect(await find(bill)).toMatchObject({ state: 'TRANSFERING' });
  expect(await confirm(created)).toMatchObject({ reason: 'STATE' });
  bench.clock.now += 1000;
  await bench.pay.deliverDue();
  const ended = await find(bill);
  expect(ended).toMatchObject({ state: 'SUCCESS', transfer_amount: 500, openid: OPENID });
  expect(
    (await bench.client.get<object>(`${BILLS}/transfer-bill-no/${created.transfer_bill_no}`)).data,
  ).toEqual(ended);
  expect(bench.lastNotice()).toMatchObject({
    eventType: 'MCHTRANSFER.BILL.FINISHED',
    resource: { out_bill_no: bill['out_bill_no'], state: 'SUCCESS', transfer_amount: 500 },
  });
});

test('the same number with other content is refused', async () => {
  const bill = billOf();
  await send(bill);
  expect(await refusalOf(send({ ...bill, transfer_amount: 600 }))).toMatchObject({
    code: 'INVALID_REQUEST',
    message: '单号已存在但信息不一致，请查单后比较确认',
  });
  expect(await confirm(await send(bill))).toEqual({ result: 'confirmed' });
});

test('expires after 24 hours, and the merchant has its money back', async () => {
  const bill = billOf();
  const before = await balance();
  const created = await send(bill);
  expect(await control(`transfers/${encodeURIComponent(created.package_info)}/refuse`, {})).toEqual({
    result: 'refused',
  });
  bench.clock.now += DAY_MS - 1;
  expect(await find(bill)).toMatchObject({ state: 'WAIT_USER_CONFIRM' });
  bench.clock.now += 1;
  expect(await confirm(created)).toMatchObject({ reason: 'STATE' });
  expect(await find(bill)).toMatchObject({ state: 'FAIL', fail_reason: 'OVERDUE_CLOSE' });
  expect(await balance()).toBe(before);
});

test('is called back until it is confirmed', async () => {
  const bill = billOf();
  const created = await send(bill);
  const path = `${BILLS}/out-bill-no/${String(bill['out_bill_no'])}/cancel`;
  const cancel = async (): Promise<object> => (await bench.client.post<object>(path, {})).data;
  expect(await cancel()).toMatchObject({ state: 'CANCELING' });
  expect(await confirm(created)).toMatchObject({ reason: 'STATE' });
  bench.clock.now += 1000;
  expect(await cancel()).toMatchObject({ state: 'CANCELLED' });
  await bench.pay.deliverDue();
  expect(bench.lastNotice()).toMatchObject({ resource: { state: 'CANCELLED' } });
  const confirmed = billOf();
  await confirm(await send(confirmed));
  expect(
    await refusalOf(
      bench.client.post(path.replace(String(bill['out_bill_no']), String(confirmed['out_bill_no']))),
    ),
  ).toMatchObject({
    code: 'INVALID_REQUEST',
  });
});

test('fails when the switches say so', async () => {
  bench.pay.switches([{ effect: 'transfer-failed', reason: 'ACCOUNT_FROZEN', times: 1 }]);
  const bill = billOf();
  expect(await confirm(await send(bill))).toMatchObject({ reason: 'FAILED' });
  expect(await find(bill)).toMatchObject({ state: 'FAIL', fail_reason: 'ACCOUNT_FROZEN' });
});

test('is accepted and processed first when the switches say so', async () => {
  bench.pay.switches([{ effect: 'transfer-processing', delayMs: 60_000, times: 1 }]);
  const bill = billOf();
  expect(await send(bill)).toMatchObject({ state: 'ACCEPTED' });
  bench.clock.now += 30_000;
  expect(await find(bill)).toMatchObject({ state: 'PROCESSING' });
  bench.clock.now += 30_000;
  expect(await find(bill)).toMatchObject({ state: 'WAIT_USER_CONFIRM' });
  expect(await send(bill)).toMatchObject({ package_info: expect.stringMatching(/^ABBQO/) as string });
});

test('from 2000 yuan on only with the encrypted name, which must be the right one', async () => {
  const { WECHATPAY_PUBLIC_KEY_ID: serial, WECHATPAY_PUBLIC_KEY: key } = bench.pay.environment;
  const headers = { 'Wechatpay-Serial': serial };
  const large = billOf({ transfer_amount: 200_000 });
  const nameless = { code: 'PARAM_ERROR', detail: { field: '/body/user_name' } };
  expect(await refusalOf(send(large))).toMatchObject(nameless);
  expect(await refusalOf(send({ ...large, user_name: '张三' }, headers))).toMatchObject(nameless);
  const named = (): object => ({ ...large, user_name: Rsa.encrypt('张三', key) });
  expect(await refusalOf(send(named()))).toMatchObject(nameless);
  const created = await send(named(), headers);
  // Encrypted again, it is other text and the same name.
  expect(await send(named(), headers)).toEqual(created);
  expect(await confirm(created, { openid: OPENID, realName: '李四' })).toMatchObject({ reason: 'NAME' });
  const found = (await find(large)) as { user_name: string };
  expect(found).toMatchObject({ state: 'FAIL', fail_reason: 'NAME_NOT_CORRECT' });
  expect(Rsa.decrypt(found.user_name, bench.pay.environment.WECHATPAY_PRIVATE_KEY)).toBe('张三');
});

test('needs money, at least ten fen, and what the scene wants reported', async () => {
  expect(await refusalOf(send(billOf({ transfer_amount: 9 })))).toMatchObject({ code: 'INVALID_REQUEST' });
  expect(await refusalOf(send(billOf({ transfer_scene_report_infos: [] })))).toMatchObject({
    code: 'PARAM_ERROR',
  });
  expect(await refusalOf(bench.direct.post(BILLS, billOf()))).toMatchObject({
    status: 403,
    code: 'NOT_ENOUGH',
  });
  expect(await refusalOf(find({ out_bill_no: 'UNKNOWN' }))).toMatchObject({ status: 404, code: 'NOT_FOUND' });
});
