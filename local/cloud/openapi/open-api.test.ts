/** Open APIs through the real SDK: codes that scan, content checks, subscription messages, permissions. */
import { rmSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import jsQR from 'jsqr';
import { askControl, openCloud, SDK_LINE, writeFunctions, type Opened, type Row } from '../test-support';

let opened: Opened;
let functionsDir: string;

beforeAll(async () => {
  const call = `${SDK_LINE} exports.main = ({ scene }) => cloud.openapi.wxacode.getUnlimited({ scene });`;
  functionsDir = writeFunctions(
    { may: call, mayNot: call },
    {},
    { may: { permissions: { openapi: ['wxacode.getUnlimited'] } } },
  );
  opened = await openCloud({ functionsDir });
});
afterAll(async () => {
  await opened.end();
  rmSync(functionsDir, { recursive: true });
});

const api = (): Opened['wx']['openapi'] => opened.wx.openapi;

/** What a scanner reads in a picture: the image data of a PNG of one byte or bit a pixel, without a PNG library. */
function scan(png: Buffer): URL {
  const chunks = new Map<string, Buffer[]>();
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    chunks.set(type, [...(chunks.get(type) ?? []), png.subarray(at + 8, at + 8 + length)]);
    at += length + 12;
  }
  const header = chunks.get('IHDR')![0]!;
  const [width, height, depth, kind] = [header.readUInt32BE(0), header.readUInt32BE(4), header[8], header[9]];
  expect([depth, kind]).toEqual([8, 6]);
  const rows = inflateSync(Buffer.concat(chunks.get('IDAT')!));
  const stride = width * 4 + 1;
  const pixels = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width * 4; x++) {
      const left = x < 4 ? 0 : pixels[y * width * 4 + x - 4]!;
      const up = y === 0 ? 0 : pixels[(y - 1) * width * 4 + x]!;
      const corner = x < 4 || y === 0 ? 0 : pixels[(y - 1) * width * 4 + x - 4]!;
      const filter = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][rows[y * stride]!]!;
      pixels[y * width * 4 + x] = (rows[y * stride + 1 + x]! + filter) & 255;
    }
  }
  return new URL(jsQR(pixels, width, height)!.data);
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [dl, du, dc] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return dl <= du && dl <= dc ? left : du <= dc ? up : corner;
}

describe('codes', () => {
  test('getUnlimited gives a picture that scans to the scene and the page', async () => {
    const scene = "a=1&b=!#$'()*+,/:;?@-._~";
    const { buffer, contentType } = await api()['wxacode']!['getUnlimited']!({
      scene,
      page: 'pages/index/index',
    });
    expect(contentType).toBe('image/png');
    const { searchParams } = scan(buffer);
    expect(Object.fromEntries(searchParams)).toEqual({ scene, page: 'pages/index/index' });
  });

  test('get and createQRCode carry a path; the width is kept', async () => {
    for (const name of ['get', 'createQRCode']) {
      const { buffer } = await api()['wxacode']![name]!({ path: 'pages/a?x=1', width: 300 });
      expect(scan(buffer).searchParams.get('path')).toBe('pages/a?x=1');
      expect(buffer.readUInt32BE(16)).toBe(300);
    }
  });

  // https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/qrcode-link/qr-code/getUnlimitedQRCode.html
  test.each([
    [{ scene: 'x'.repeat(33) }, 40169],
    [{ scene: '' }, 40169],
    [{ scene: 'a%20b' }, 40169],
    [{ scene: '中文' }, 40169],
    [{ scene: 'a', page: '/pages/index/index' }, 41030],
    [{ scene: 'a', page: 'pages/index/index?x=1' }, 41030],
    [{ scene: 'a', width: 279 }, 40097],
    [{ scene: 'a', width: 1281 }, 40097],
  ])('getUnlimited %j is refused', async (data, errCode) => {
    await expect(api()['wxacode']!['getUnlimited']!(data)).rejects.toMatchObject({ errCode });
  });

  test('a path of more than 128 bytes is refused', async () => {
    for (const path of ['', 'p'.repeat(129)])
      await expect(api()['wxacode']!['get']!({ path })).rejects.toMatchObject({ errCode: 40159 });
  });
});

describe('content checks', () => {
  test('text, first form: 87014 when risky', async () => {
    const check = api()['security']!['msgSecCheck']!;
    expect(await check({ content: '今天天气很好' })).toMatchObject({ errCode: 0 });
    await expect(check({ content: '这里有敏感词。' })).rejects.toMatchObject({ errCode: 87014 });
    await expect(check({ content: '' })).rejects.toMatchObject({ errCode: 47001 });
  });

  test('text, second form: a suggestion with a label', async () => {
    const check = (content: string, more: object = {}): Promise<Row> =>
      api()['security']!['msgSecCheck']!({ version: 2, scene: 2, openid: 'ann', content, ...more });
    expect((await check('很好'))['result']).toEqual({ suggest: 'pass', label: 100 });
    expect((await check('赌博'))['result']).toEqual({ suggest: 'risky', label: 20006 });
    await expect(check('很好', { openid: '' })).rejects.toMatchObject({ errCode: 40003 });
    await expect(check('很好', { scene: 5 })).rejects.toMatchObject({ errCode: 40129 });
    await expect(check('长'.repeat(2501))).rejects.toMatchObject({ errCode: 45002 });
  });

  test('pictures and media; what was checked can be read', async () => {
    const picture = (text: string): object => ({
      media: { contentType: 'image/png', value: Buffer.from(text) },
    });
    const image = api()['security']!['imgSecCheck']!;
    expect(await image(picture('\x89PNG fine'))).toMatchObject({ errCode: 0 });
    await expect(image(picture('\x89PNG RISKY'))).rejects.toMatchObject({ errCode: 87014 });
    await expect(image(picture('x'.repeat(1024 * 1024 + 1)))).rejects.toMatchObject({ errCode: 40006 });
    const asked = await api()['security']!['mediaCheckAsync']!({
      mediaUrl: 'https://a/b.mp3',
      mediaType: 1,
      version: 2,
      openid: 'ann',
      scene: 1,
    });
    expect(asked).toMatchObject({ traceId: expect.any(String) as string });
    const { checks } = await askControl(opened.cloud.url, 'checks');
    expect(checks).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ what: 'text', content: '赌博', label: 20006, openid: 'ann' }),
        expect.objectContaining({ what: 'media', content: 'https://a/b.mp3' }),
      ]),
    );
  });
});

describe('subscription messages', () => {
  const message = (data: object, more: object = {}): object => ({
    touser: 'ann',
    templateId: 'T1',
    page: 'pages/order/order?id=1',
    data: Object.fromEntries(
      Object.entries(data).map(([name, value]) => [name, { value: value as unknown }]),
    ),
    ...more,
  });
  const send = (body: object): Promise<Row> => api()['subscribeMessage']!['send']!(body);
  const consent = (openid = 'ann'): Promise<Row> =>
    askControl(opened.cloud.url, 'consents', { openid, templateId: 'T1' });

  test('one consent, one message', async () => {
    await expect(send(message({ thing1: '订单' }))).rejects.toMatchObject({ errCode: 43101 });
    expect([await consent(), await consent()]).toEqual([{ left: 1 }, { left: 2 }]);
    await send(message({ thing1: '订单' }));
    await send(message({ thing1: '订单' }));
    await expect(send(message({ thing1: '订单' }))).rejects.toMatchObject({ errCode: 43101 });
    const { messages, consents } = await askControl(opened.cloud.url, 'messages');
    expect(messages).toHaveLength(2);
    expect((messages as Row[])[0]).toMatchObject({
      openid: 'ann',
      templateId: 'T1',
      data: { thing1: '订单' },
    });
    expect(consents).toEqual([{ openid: 'ann', templateId: 'T1', left: 0 }]);
  });

  test('twenty at once use up no more than was allowed', async () => {
    for (let i = 0; i < 5; i++) await consent();
    const sent = await Promise.allSettled(Array.from({ length: 20 }, () => send(message({ thing1: 'x' }))));
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
  });

  // https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-message-management/subscribe-message/sendMessage.html
  test.each([
    [{ thing1: '字'.repeat(21) }],
    [{ thing1: '' }],
    [{ number1: '1a' }],
    [{ number1: '1'.repeat(33) }],
    [{ letter1: 'ab1' }],
    [{ symbol1: 'ab' }],
    [{ character_string1: '中文' }],
    [{ time1: '下午' }],
    [{ date1: '12:00' }],
    [{ amount1: '一百元' }],
    [{ amount1: '12345678901' }],
    [{ phone_number1: '1'.repeat(18) }],
    [{ car_number1: '沪A12345678' }],
    [{ name1: '字'.repeat(11) }],
    [{ phrase1: '六个字的短语' }],
    [{ phrase1: 'ok' }],
    [{ unknown1: 'x' }],
    [{}],
  ])('data %j is refused, and the consent is kept', async (data) => {
    await consent('bob');
    await expect(send(message(data, { touser: 'bob' }))).rejects.toMatchObject({ errCode: 47003 });
    await expect(send(message({ thing1: 'x' }, { touser: 'bob' }))).resolves.toMatchObject({ errCode: 0 });
  });

  test('data of every kind is taken', async () => {
    await consent();
    const data = {
      thing1: '字'.repeat(20),
      number2: 1.5,
      letter3: 'abc',
      symbol4: '!!',
      character_string5: 'SF-100 23',
      time6: '2025年10月1日 15:01',
      date7: '2025年10月1日',
      amount8: '￥12.30元',
      phone_number9: '+86-0766-66888866',
      car_number10: '粤A8Z888挂',
      name11: '李雷',
      phrase12: '配送中',
    };
    await expect(send(message(data))).resolves.toMatchObject({ errCode: 0 });
  });

  test.each([
    [{ touser: '' }, 40003],
    [{ templateId: '' }, 40037],
    [{ page: '/pages/a' }, 41030],
  ])('%j is refused', async (more, errCode) => {
    await expect(send(message({ thing1: 'x' }, more))).rejects.toMatchObject({ errCode });
  });
});

describe('permission', () => {
  test('config.json must list the API: -604101', async () => {
    const { contentType } = (await opened.cloud.invoke('may', { scene: 'a' })) as Row;
    expect(contentType).toBe('image/png');
    await expect(opened.cloud.invoke('mayNot', { scene: 'a' })).rejects.toThrow(/-604101/);
  });

  test('what is not here is refused loudly, and the other call style works', async () => {
    const refused = api()['uniformMessage']!['send']!({ touser: 'ann' });
    await expect(refused).rejects.toMatchObject({
      errMsg: expect.stringContaining('uniformMessage.send') as string,
    });
    const styled = api()({ convertCase: false });
    const { buffer } = await styled['wxacode']!['getUnlimited']!({ scene: 'plain' });
    expect(scan(buffer).searchParams.get('scene')).toBe('plain');
  });
});
