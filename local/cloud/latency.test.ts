/** The latency is added to every operation, and a request that is too large is refused. */
import { rmSync } from 'node:fs';
import { asClient, openCloud, SDK_LINE, writeFunctions, type Opened } from './test-support';

const LATENCY_MS = 40;
let opened: Opened;
let functionsDir: string;

beforeAll(async () => {
  functionsDir = writeFunctions({
    inner: `exports.main = () => 1;`,
    outer: `${SDK_LINE} exports.main = async () => { const from = performance.now(); await cloud.callFunction({ name: 'inner' }); return performance.now() - from; };`,
  });
  opened = await openCloud({ functionsDir, latencyMs: LATENCY_MS });
  opened.cloud.ensureCollection('c', [], 'READONLY');
});
afterAll(async () => {
  await opened.end();
  rmSync(functionsDir, { recursive: true });
});

async function took(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

test('every operation takes it', async () => {
  // A timer may fire a millisecond early.
  const least = LATENCY_MS - 2;
  const { wx, db, cloud } = opened;
  const read = { action: 'database.getDocument', collectionName: 'c', queryType: 'WHERE' };
  expect(await took(() => db.collection('c').get())).toBeGreaterThan(least);
  expect(await took(() => asClient(cloud.url, 'ann', read))).toBeGreaterThan(least);
  // The grant and the bytes are an operation each.
  expect(await took(() => wx.uploadFile({ cloudPath: 'a', fileContent: Buffer.from('a') }))).toBeGreaterThan(
    2 * least,
  );
  expect(await took(() => wx.openapi['wxacode']!['get']!({ path: 'a' }))).toBeGreaterThan(least);
  expect(await cloud.invoke('outer', {})).toBeGreaterThan(least);
});

// https://docs.cloudbase.net/en/error-code/service/EXCEED_MAX_PAYLOAD_SIZE
test('a request has 100 MB at most', async () => {
  const body = Buffer.alloc(100 * 1024 * 1024 + 1, ' ');
  const response = await fetch(`${opened.cloud.url}/client`, { method: 'POST', body });
  expect([response.status, await response.json()]).toMatchObject([413, { code: 'EXCEED_MAX_PAYLOAD_SIZE' }]);
});
