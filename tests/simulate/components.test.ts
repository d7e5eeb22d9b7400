/** @jest-environment jsdom */
/** The components that pages share, each alone. */
import { AT, LINE, orderPage } from './orders';
import { countOf, settled, Stage, tap, tapClass, tell, textOf } from './stage';

const stage = new Stage();
afterEach(() => stage.reset());
afterAll(() => stage.end());

type Shown = ReturnType<Stage['component']>;
/** Its typings leave this method out. */
interface Speaking {
  addEventListener(name: string, listener: (event: { readonly detail: unknown }) => void): void;
}

/** What a component tells from now on. */
function heard(shown: Shown, ...names: readonly string[]): string[] {
  const all: string[] = [];
  for (const name of names)
    (shown as unknown as Speaking).addEventListener(name, ({ detail }) =>
      all.push(`${name} ${JSON.stringify(detail)}`),
    );
  return all;
}

test.each([
  [0, '¥0.00'],
  [5, '¥0.05'],
  [123_405, '¥1234.05'],
])('price: %d fen are %s', (fen, text) => {
  expect(textOf(stage.component('price', { fen }))).toBe(text);
});

describe('state-view', () => {
  test('loading is a skeleton, and says so when it takes long', () => {
    jest.useFakeTimers();
    const shown = stage.component('state-view', { phase: 'loading' });
    shown.setData({ phase: 'loading' });
    expect(countOf(shown, 'block')).toBe(3);
    expect(textOf(shown)).toBe('');
    jest.advanceTimersByTime(3_000);
    jest.useRealTimers();
    expect(textOf(shown)).toContain('网络有点慢');
  });

  test('failed says why and offers to try again', async () => {
    const shown = stage.component('state-view', { phase: 'failed', problem: '网络不太顺畅' });
    const told = heard(shown, 'retry');
    expect(textOf(shown)).toContain('网络不太顺畅');
    await tap(shown, '重新加载');
    expect(told).toHaveLength(1);
  });

  test('empty says what is missing; its way on is optional', async () => {
    const shown = stage.component('state-view', {
      phase: 'empty',
      emptyTitle: '还没有订单',
      emptyAction: '去逛逛',
    });
    const told = heard(shown, 'action');
    await tap(shown, '去逛逛');
    expect(told).toHaveLength(1);
    expect(textOf(stage.component('state-view', { phase: 'empty', emptyTitle: '没有' }))).toBe('没有');
  });
});

test('quantity-stepper: within what there is', async () => {
  const shown = stage.component('quantity-stepper', { value: 2, most: 3 });
  const told = heard(shown, 'change');
  await tapClass(shown, 'step', 0);
  await tapClass(shown, 'step', 1);
  expect(told).toEqual(['change {"value":1}', 'change {"value":3}']);
  for (const [value, at] of [
    [1, 0],
    [3, 1],
  ] as const) {
    const end = stage.component('quantity-stepper', { value, most: 3 });
    const silence = heard(end, 'change');
    await tapClass(end, 'step', at);
    expect(silence).toEqual([]);
  }
});

test('goods-picture: the picture, or of which kind it is', async () => {
  const withPicture = stage.component('goods-picture', { src: '/pictures/cream.svg', kind: 'goods' });
  expect(countOf(withPicture, 'image')).toBe(1);
  await tell(withPicture, 'fail', {});
  expect(countOf(withPicture, 'image')).toBe(0);
  expect(countOf(stage.component('goods-picture', { kind: 'service' }), 'image')).toBe(0);
});

test('merchant-group: whose it is', () => {
  expect(textOf(stage.component('merchant-group', { name: '兰汐美肤' }))).toBe('兰汐美肤');
});

test('coupon-ticket: what it gives, from when and until when', () => {
  const terms = { thresholdFen: 20_000, offFen: 2_000, offRateBp: 0, maxOffFen: 0 };
  const shown = stage.component('coupon-ticket', { name: '护肤券', terms, until: AT });
  expect(textOf(shown)).toBe('减¥20.00护肤券满¥200.00可用·6月8日前可用');
});

test('order-line: title, specs, price of one, how many', () => {
  expect(textOf(stage.component('order-line', { line: LINE }))).toBe('修护面霜50ml¥100.00×2');
});

describe('order-card', () => {
  test.each([
    [{ state: 'created' }, '待付款', '去付款', 'pay'],
    [{ state: 'shipped' }, '待收货', '确认收货', 'receive'],
    [{ state: 'closed' }, '已关闭', '再次购买', 'again'],
  ] as const)('%j: %s, %s', async (more, state, action, event) => {
    const shown = stage.component('order-card', { order: orderPage(more) });
    const told = heard(shown, event, 'open');
    expect(textOf(shown)).toContain(state);
    expect(textOf(shown)).toContain('共2件，合计¥190.00');
    await tap(shown, action);
    await tap(shown, '兰汐美肤');
    const named = { orderId: 'order-1', paymentId: 'payment-1' };
    expect(told).toEqual([`${event} ${JSON.stringify(named)}`, 'open {"orderId":"order-1"}']);
  });

  test('what waits for its merchant can only be opened', () => {
    const text = textOf(stage.component('order-card', { order: orderPage() }));
    expect(text).toContain('待发货');
    expect(text).not.toMatch(/去付款|确认收货|再次购买/);
  });
});

describe('code-picture', () => {
  test('waits for its text and its canvas', () => {
    expect(() => stage.component('code-picture', { text: '' })).not.toThrow();
    expect(countOf(stage.component('code-picture', { text: '12345678', label: '自提码' }), 'code')).toBe(1);
  });
});

describe('picture-picker', () => {
  beforeEach(() => {
    stage.answers = { pictureFolder: () => ({ folder: 'own' }) };
  });
  const choose = (...paths: readonly string[]) =>
    Object.assign(wx, {
      chooseMedia: () => Promise.resolve({ tempFiles: paths.map((tempFilePath) => ({ tempFilePath })) }),
    });
  const upload = (uploadFile: (file: { filePath: string; cloudPath: string }) => Promise<object>) =>
    Object.assign(wx.cloud, { uploadFile });

  test('sends what is chosen, one by one, and tells the file ids', async () => {
    const sent: string[] = [];
    upload(({ filePath, cloudPath }) => {
      sent.push(cloudPath);
      return Promise.resolve({ fileID: `cloud://env/${filePath}` });
    });
    choose('a.png', 'b.jpg', 'c.jpg');
    const shown = stage.component('picture-picker', { most: 2, folder: 'after-sale' });
    const told = heard(shown, 'change');
    await tapClass(shown, 'add');
    expect(told.at(0)).toBe('change {"pictures":[],"isReady":false}');
    expect(told.at(-1)).toBe('change {"pictures":["cloud://env/a.png","cloud://env/b.jpg"],"isReady":true}');
    expect(sent.every((path) => /^after-sale\/own\/[\w-]+\.(png|jpg)$/.test(path))).toBe(true);
    // There is no place for more.
    expect(countOf(shown, 'add')).toBe(0);
    await tapClass(shown, 'remove');
    expect(told.at(-1)).toBe('change {"pictures":["cloud://env/b.jpg"],"isReady":true}');
  });

  test('one that did not arrive says so and is sent again by a tap', async () => {
    let isBroken = true;
    upload(() =>
      isBroken ? Promise.reject(new Error('offline')) : Promise.resolve({ fileID: 'cloud://env/a' }),
    );
    choose('a.png');
    const shown = stage.component('picture-picker');
    const told = heard(shown, 'change');
    await tapClass(shown, 'add');
    expect(textOf(shown)).toContain('点此重传');
    expect(stage.told).toEqual(['图片没有传上去，点一下图片再试']);
    isBroken = false;
    await tap(shown, '点此重传');
    expect(told.at(-1)).toBe('change {"pictures":["cloud://env/a"],"isReady":true}');
  });

  test('a change of mind changes nothing', async () => {
    Object.assign(wx, { chooseMedia: () => Promise.reject(new Error('chooseMedia:fail cancel')) });
    const shown = stage.component('picture-picker');
    await tapClass(shown, 'add');
    await settled();
    expect(textOf(shown)).toBe('0/6');
  });
});

describe('pay-password', () => {
  const press = async (shown: Shown, digits: string): Promise<void> => {
    for (const digit of digits) await tapClass(shown, 'key', '1234567890'.indexOf(digit));
  };
  const sheet = { isOpen: true, title: '兑换修护面霜', amount: '120.00积分' };

  test('tells the six digits once, shows how many there are, and never which', async () => {
    const shown = stage.component('pay-password', sheet);
    const told = heard(shown, 'enter', 'close');
    await press(shown, '13579');
    expect(countOf(shown, 'dot')).toBe(5);
    await tapClass(shown, 'key-plain');
    await press(shown, '24');
    expect(told).toEqual(['enter {"password":"135724"}']);
    expect(countOf(shown, 'dot')).toBe(6);
    await press(shown, '8');
    expect(told).toHaveLength(1);
    expect(shown.dom?.innerHTML).not.toContain('135724');
  });

  test('a wrong one is emptied and says how many tries are left', async () => {
    const shown = stage.component('pay-password', sheet);
    await press(shown, '135724');
    shown.setData({ busy: true });
    expect(textOf(shown)).toContain('正在确认');
    shown.setData({ busy: false, problem: '支付密码不正确，还可以再试 4 次' });
    expect(countOf(shown, 'dot')).toBe(0);
    expect(textOf(shown)).toContain('还可以再试4次');
  });

  test('locked, it takes none; while it is judged, it is not left', async () => {
    const shown = stage.component('pay-password', {
      ...sheet,
      isLocked: true,
      problem: '请在 10:30 之后再试',
    });
    const told = heard(shown, 'enter', 'close', 'forgot');
    await press(shown, '135724');
    shown.setData({ busy: true });
    await tapClass(shown, 'cross');
    shown.setData({ busy: false, canForget: true });
    await tapClass(shown, 'forgot');
    await tapClass(shown, 'cross');
    expect(told.map((one) => one.split(' ')[0])).toEqual(['forgot', 'close']);
  });
});
