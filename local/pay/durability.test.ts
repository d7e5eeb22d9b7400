/** The program: kill -9 under load loses nothing that was answered; the clock of a local cloud leads it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { AxiosInstance } from 'axios';
import type { MerchantEnvironment } from './index';
import { clientOf, downloadCertificates, newNo, OPENID, payRequestOf, SUB } from './test-support';
import { dayOf } from './time';

const ROUNDS = 3;
const WRITERS = 6;
const ANSWERED_BEFORE_KILL = 20;
const PROGRAM = join('dist', 'local', 'pay.js');

const children: ChildProcess[] = [];
const directory = mkdtempSync(join(tmpdir(), 'pay-'));
afterAll(() => {
  children.forEach((child) => child.kill('SIGKILL'));
  rmSync(directory, { recursive: true });
});

interface Running {
  child: ChildProcess;
  control: string;
  environment: MerchantEnvironment;
  client: AxiosInstance;
}

async function run(...more: string[]): Promise<Running> {
  const child = spawn(process.execPath, [PROGRAM, '--data', join(directory, 'data'), ...more], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const lines = createInterface({ input: child.stdout });
  const [line] = (await once(lines, 'line')) as [string];
  const { control, environments } = JSON.parse(line) as {
    control: string;
    environments: { provider: MerchantEnvironment };
  };
  const environment = environments.provider;
  return {
    child,
    control,
    environment,
    client: clientOf(environment, await downloadCertificates(environment)),
  };
}

interface Answered {
  paid: string[];
  refunded: string[];
}

/** Places, pays and refunds orders until the program is gone; notes what was answered. */
async function write(
  { client, control, environment }: Running,
  answered: Answered,
  onPaid: () => void,
): Promise<void> {
  for (;;) {
    const out_trade_no = newNo();
    try {
      const { data } = await client.post<{ prepay_id: string }>('v3/pay/partner/transactions/jsapi', {
        sp_appid: environment.WECHATPAY_APPID,
        sp_mchid: environment.WECHATPAY_MCHID,
        sub_mchid: SUB,
        description: '护理',
        out_trade_no,
        notify_url: 'http://127.0.0.1:1/notify',
        amount: { total: 3 },
        payer: { sp_openid: OPENID },
      });
      const body = JSON.stringify(payRequestOf(environment, data.prepay_id));
      const paid = await fetch(`${control}/prepay/${data.prepay_id}/pay`, { method: 'POST', body });
      if (((await paid.json()) as { result: string }).result !== 'paid') throw new Error('Not paid');
      answered.paid.push(out_trade_no);
      onPaid();
      await client.post('v3/refund/domestic/refunds', {
        sub_mchid: SUB,
        out_trade_no,
        out_refund_no: `R${out_trade_no}`,
        amount: { refund: 1, total: 3, currency: 'CNY' },
      });
      answered.refunded.push(`R${out_trade_no}`);
    } catch (error) {
      if (/ECONN|socket hang up|fetch failed|terminated/.test(String(error))) return;
      throw error;
    }
  }
}

interface StateView {
  payments: { outNo: string; state: string }[];
  refunds: { outRefundNo: string }[];
  balances: Record<string, number>;
  notices: object[];
}

test(`kill -9 under load, ${ROUNDS} times: nothing answered is lost, the sums agree`, async () => {
  const answered: Answered = { paid: [], refunded: [] };
  for (let round = 0; round < ROUNDS; round++) {
    const running = await run();
    let left = ANSWERED_BEFORE_KILL + round * 3;
    const killed = once(running.child, 'exit');
    const onPaid = (): void => {
      if (--left === 0) running.child.kill('SIGKILL');
    };
    await Promise.all([...Array.from({ length: WRITERS }, () => write(running, answered, onPaid)), killed]);
  }
  const { control, child } = await run();
  const state = (await (await fetch(`${control}/state`)).json()) as StateView;
  const paid = new Set(state.payments.filter(({ state: s }) => s === 'PAID').map(({ outNo }) => outNo));
  const refunded = new Set(state.refunds.map(({ outRefundNo }) => outRefundNo));
  expect(answered.paid.length).toBeGreaterThanOrEqual(ROUNDS * ANSWERED_BEFORE_KILL);
  expect(answered.paid.filter((no) => !paid.has(no))).toEqual([]);
  expect(answered.refunded.filter((no) => !refunded.has(no))).toEqual([]);
  expect(state.balances[SUB]).toBe(3 * paid.size - refunded.size);
  // Whatever was paid will be told of.
  expect(state.notices).toHaveLength(paid.size);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('--clock: dates follow the clock of the local cloud', async () => {
  const shifted = Date.UTC(2030, 0, 1);
  const cloud = createServer((request, response) => {
    response.end(JSON.stringify(request.url === '/local/clock' ? { now: shifted } : {}));
  });
  await new Promise<void>((resolve) => cloud.listen(0, '127.0.0.1', resolve));
  const date = jest.spyOn(Date, 'now').mockReturnValue(shifted);
  try {
    const { port } = cloud.address() as AddressInfo;
    const { client, child } = await run('--clock', `http://127.0.0.1:${port}`, '--port', '0');
    const reply = await client.get<object>('v3/certificates');
    expect(dayOf(Number(reply.headers['wechatpay-timestamp']) * 1000)).toBe('2030-01-01');
    child.kill('SIGTERM');
    await once(child, 'exit');
  } finally {
    date.mockRestore();
    await new Promise((resolve) => {
      cloud.close(resolve);
      cloud.closeAllConnections();
    });
  }
});

test('a port that is none is refused', async () => {
  const child = spawn(process.execPath, [PROGRAM, '--port', 'x', '--data', directory], { stdio: 'ignore' });
  expect(await once(child, 'exit')).toEqual([1, null]);
});
