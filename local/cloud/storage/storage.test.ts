/** Files through the real SDKs and over plain HTTP: bytes, links, permissions, refusals, kill -9. */
import { randomBytes } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startCloud } from '../index';
import { askControl, asClient, openCloud, scratchDir, type Opened, type Row } from '../test-support';

const MINUTE_MS = 60_000;
const idOf = (path: string): string => `cloud://local-env.6c6f-local-env-1250000000/${path}`;

let opened: Opened;

beforeAll(async () => {
  opened = await openCloud({ startTime: Date.UTC(2025, 0, 1) });
});
afterAll(() => opened.end());
beforeEach(() => askControl(opened.cloud.url, 'files', { permission: 'READONLY' }));

const put = (cloudPath: string, content: Buffer | string): Promise<{ fileID: string }> =>
  opened.wx.uploadFile({ cloudPath, fileContent: Buffer.from(content) });
const get = async (fileID: string): Promise<string> =>
  (await opened.wx.downloadFile({ fileID })).fileContent.toString();
const link = async (fileID: string, maxAge?: number): Promise<string> => {
  const fileList = [maxAge === undefined ? fileID : { fileID, maxAge }];
  return (await opened.wx.getTempFileURL({ fileList })).fileList[0]!.tempFileURL;
};

test('bytes go up and come down, under their id', async () => {
  const bytes = randomBytes(300_000);
  const { fileID } = await put('照片/a b%41.bin', bytes);
  expect(fileID).toBe(idOf('照片/a b%41.bin'));
  expect((await opened.wx.downloadFile({ fileID })).fileContent.equals(bytes)).toBe(true);
});

test('an upload overwrites, an empty file is a file, and the type follows the name', async () => {
  const { fileID } = await put('x/price.csv', 'old');
  await put('x/price.csv', 'new');
  expect(await get(fileID)).toBe('new');
  const response = await fetch(await link(fileID));
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
  const empty = await put('x/empty.txt', '');
  expect(await get(empty.fileID)).toBe('');
  expect(readdirSync(join(opened.dataDir, 'files'))).toHaveLength(3);
});

test('node-sdk reads the same files, and asks for their size', async () => {
  // Only now may the SDK read the environment.
  const sdk = jest.requireActual<typeof import('@cloudbase/node-sdk')>('@cloudbase/node-sdk');
  const app = sdk.init({ env: 'local-env' });
  const { fileID } = await app.uploadFile({ cloudPath: 'n.json', fileContent: Buffer.from('{}') });
  expect((await app.downloadFile({ fileID })).fileContent!.toString()).toBe('{}');
  const { fileList } = await app.getFileInfo({ fileList: [fileID] });
  expect(fileList[0]).toMatchObject({ code: 'SUCCESS', size: 2, mime: 'application/json' });
});

test('delete says of each file whether it was there', async () => {
  const { fileID } = await put('gone.txt', 'x');
  const { fileList } = await opened.wx.deleteFile({ fileList: [fileID, fileID, 'cloud://other.env/x', 'x'] });
  expect(fileList.map(({ status }) => status)).toEqual([0, -503003, -503003, -503003]);
  await expect(get(fileID)).rejects.toThrow(/STORAGE_FILE_NONEXIST|-503003|downloadFile:fail/);
});

test('a private file is read by its signed link until it expires by the movable clock', async () => {
  const { fileID } = await put('private.txt', 'secret');
  await askControl(opened.cloud.url, 'files', { permission: 'PRIVATE' });
  const url = await link(fileID);
  const long = await link(fileID, 3600);
  const status = async (address: string): Promise<number> => (await fetch(address)).status;
  expect([await status(url), await status(url.replace(/\?.*/, ''))]).toEqual([200, 403]);
  expect(await status(url.replace('private', 'other'))).toBe(403);
  expect(await status(url.replace(/t=\d+/, 't=99999999999'))).toBe(403);
  await opened.cloud.clock.advance(10 * MINUTE_MS + 1000);
  expect([await status(url), await status(long)]).toEqual([403, 200]);
  // What all may read needs no signature: Cloud.getTempFileURL.
  await askControl(opened.cloud.url, 'files', { permission: 'READONLY' });
  expect(await status(url)).toBe(200);
});

// https://developers.weixin.qq.com/miniprogram/dev/wxcloud/guide/storage/naming.html
test.each(['/a', 'a//b', 'a/', '.', 'a/../b', 'a\nb', '界'.repeat(284)])(
  'the path %j is refused',
  async (path) => {
    await expect(put(path, 'x')).rejects.toMatchObject({
      errMsg: expect.stringContaining('cloudPath') as string,
    });
  },
);

test('more than 50 files in a call are refused', async () => {
  const fileList = Array.from({ length: 51 }, (_v, i) => idOf(`f${i}`));
  await expect(opened.wx.getTempFileURL({ fileList })).rejects.toThrow(/More than 50 files/);
  await expect(opened.wx.deleteFile({ fileList })).rejects.toThrow(/More than 50 files/);
});

describe('from a client', () => {
  const ask = (openid: string, request: object): Promise<Row> => asClient(opened.cloud.url, openid, request);
  const metadata = async (openid: string, path: string): Promise<Row> => {
    const reply = await ask(openid, { action: 'storage.getUploadMetadata', path });
    return { code: reply['code'], ...(reply['data'] as Row | undefined) };
  };
  const upload = async (granted: Row, content: string): Promise<number> => {
    const form = new FormData();
    form.set('Signature', String(granted['authorization']));
    form.set('file', new Blob([content]), 'x');
    return (await fetch(String(granted['url']), { method: 'POST', body: form })).status;
  };

  test('uploads by form; only the owner may overwrite or delete', async () => {
    const granted = await metadata('ann', 'ann.txt');
    expect(await upload(granted, 'of ann')).toBe(204);
    expect(await get(idOf('ann.txt'))).toBe('of ann');
    expect(await metadata('bob', 'ann.txt')).toEqual({ code: 'STORAGE_EXCEED_AUTHORITY' });
    const remove = { action: 'storage.batchDeleteFile', fileid_list: [idOf('ann.txt')] };
    const codes = (reply: Row): unknown => (reply['data'] as { delete_list: Row[] }).delete_list[0]!['code'];
    expect(codes(await ask('bob', remove))).toBe('STORAGE_EXCEED_AUTHORITY');
    expect(codes(await ask('ann', remove))).toBe('SUCCESS');
  });

  test('a grant serves its own path and time only, and no longer than the permission', async () => {
    const granted = await metadata('ann', 'one.txt');
    const url = String(granted['url']);
    expect(await upload({ ...granted, url: url.replace('one', 'two') }, 'x')).toBe(403);
    const forged = String(granted['authorization']).replace('ann', 'bob');
    expect(await upload({ ...granted, authorization: forged }, 'x')).toBe(403);
    await askControl(opened.cloud.url, 'files', { permission: 'ADMINWRITE' });
    expect(await upload(granted, 'x')).toBe(403);
    expect((await metadata('ann', 'three.txt'))['code']).toBe('STORAGE_EXCEED_AUTHORITY');
    await askControl(opened.cloud.url, 'files', { permission: 'READONLY' });
    await opened.cloud.clock.advance(16 * MINUTE_MS);
    expect(await upload(granted, 'x')).toBe(403);
  });

  test('PRIVATE: only the owner reads; ADMINONLY: no client', async () => {
    await upload(await metadata('ann', 'own.txt'), 'x');
    const codeFor = async (openid: string): Promise<unknown> => {
      const reply = await ask(openid, {
        action: 'storage.batchGetDownloadUrl',
        file_list: [{ fileid: idOf('own.txt') }],
      });
      return (reply['data'] as { download_list: Row[] }).download_list[0]!['code'];
    };
    await askControl(opened.cloud.url, 'files', { permission: 'PRIVATE' });
    expect([await codeFor('ann'), await codeFor('bob')]).toEqual(['SUCCESS', 'STORAGE_EXCEED_AUTHORITY']);
    await askControl(opened.cloud.url, 'files', { permission: 'ADMINONLY' });
    expect(await codeFor('ann')).toBe('STORAGE_EXCEED_AUTHORITY');
    await expect(askControl(opened.cloud.url, 'files', { permission: 'OPEN' })).rejects.toMatchObject({
      code: 'INVALID_PARAM',
    });
  });
});

test('files and links outlive the process; half-written bytes do not', async () => {
  const dataDir = scratchDir();
  const first = await startCloud({ dataDir });
  const granted = (await asClient(first.url, 'ann', { action: 'storage.getUploadMetadata', path: 'k.txt' }))[
    'data'
  ] as Row;
  const headers = { authorization: String(granted['authorization']) };
  expect((await fetch(String(granted['url']), { method: 'PUT', body: 'kept', headers })).status).toBe(200);
  await first.close();
  writeFileSync(join(dataDir, 'files', 'left-by-a-killed-process'), 'half');
  const second = await startCloud({ dataDir });
  expect(readdirSync(join(dataDir, 'files'))).toHaveLength(1);
  expect(await (await fetch(`${second.url}/files/k.txt`)).text()).toBe('kept');
  await second.close();
});
