/** @jest-environment jsdom */
/** The list of orders, an order, a refund and a comment with a mall that answers as it is told. */
import { afterSale, AT, LINE, orderPage, received } from './orders';
import { countOf, Stage, tap, tapClass, tell, textOf } from './stage';

const stage = new Stage();
afterEach(() => stage.reset());
afterAll(() => stage.end());

describe('orders', () => {
  test('a tab asks for its own, the end of the page for more', async () => {
    const next = { value: AT, id: 'order-1' };
    const pageOf = ({ tab, after }: { tab: string; after?: object }) =>
      after === undefined
        ? { rows: [orderPage({ _id: `${tab}-1` })], next }
        : { rows: [orderPage({ _id: `${tab}-2` })], next: null };
    stage.answers = { orders: pageOf };
    const shown = await stage.page('orders');
    await tap(shown, '待收货');
    await tell(shown, 'onReachBottom', {});
    await tell(shown, 'onReachBottom', {});
    expect(stage.sentTo('orders')).toEqual([
      { tab: 'all' },
      { tab: 'shipped' },
      { tab: 'shipped', after: next },
    ]);
    expect((shown.data as { orders: { _id: string }[] }).orders.map(({ _id }) => _id)).toEqual([
      'shipped-1',
      'shipped-2',
    ]);
    expect(textOf(shown)).toContain('没有更多了');
  });

  test('pays, receives and buys again from the list', async () => {
    const rows = [
      orderPage({ _id: 'o1', state: 'created' }),
      orderPage({ _id: 'o2', state: 'shipped' }),
      orderPage({ _id: 'o3', state: 'settled' }),
    ];
    stage.answers = { orders: () => ({ rows, next: null }), pay: () => ({}), confirmReceipt: () => ({}) };
    const shown = await stage.page('orders');
    await tap(shown, '去付款');
    await tap(shown, '确认收货');
    await tap(shown, '再次购买');
    expect(stage.sentTo('confirmReceipt')).toEqual([{ orderId: 'o2' }]);
    expect(stage.went).toEqual([
      '/pages/pay-result/pay-result?paymentId=payment-1&outcome=asked',
      '/pages/checkout/checkout?lines=cream:2',
    ]);
  });
});

describe('order', () => {
  const open = async (more: Parameters<typeof orderPage>[0]) => {
    stage.answers = { order: () => orderPage(more) };
    return stage.page('order', { orderId: 'order-1' });
  };

  test('says what it brings and when', async () => {
    const text = textOf(await open({}));
    expect(text).toContain('预计获得180.00共享值');
    expect(text).toContain('预计6月25日生效');
    expect(textOf(await open({ isActive: false }))).toContain('开通会员后才计入');
  });

  test('shows the code where it is fetched, while it waits', async () => {
    const pickup = {
      ...{ pickupCode: '12345678', handover: { kind: 'pickup', storeId: 'xihu' } as const },
      store: { id: 'xihu', name: '西湖店', city: '杭州市' },
    };
    const waiting = await open(pickup);
    expect(textOf(waiting)).toContain('西湖店');
    expect([countOf(waiting, 'digits'), countOf(waiting, 'code')]).toEqual([1, 2]);
    expect(countOf(await open({ ...pickup, state: 'received', receivedAt: AT }), 'digits')).toBe(0);
  });

  test('an unpaid one is paid or cancelled, the others of its payment with it', async () => {
    const shown = await open({ state: 'created', paidAt: null, unpaid: { expiresAt: AT, orders: 2 } });
    expect(textOf(shown)).toContain('请在6月8日17:30前付款');
    stage.answers = { ...stage.answers, cancelPayment: () => ({}), pay: () => ({}) };
    stage.agrees = false;
    await tap(shown, '取消订单');
    expect(stage.sentTo('cancelPayment')).toEqual([]);
    stage.agrees = true;
    await tap(shown, '取消订单');
    expect(stage.sentTo('cancelPayment')).toEqual([{ paymentId: 'payment-1' }]);
    expect(stage.told[0]).toContain('另外 1 笔订单会一起取消');
    await tap(shown, '去付款');
    expect(stage.went).toEqual(['/pages/pay-result/pay-result?paymentId=payment-1&outcome=asked']);
  });

  test('a request waits and can be taken back; refused, it shows the answer and can be made anew', async () => {
    const shown = await open({ afterSale: afterSale() });
    expect(textOf(shown)).toContain('等待商家处理');
    expect(countOf(shown, 'mark-done')).toBe(1);
    stage.answers = { ...stage.answers, cancelRefundRequest: () => ({}) };
    await tap(shown, '撤回申请');
    expect(stage.sentTo('cancelRefundRequest')).toEqual([{ orderId: 'order-1' }]);
    const refused = await open({ afterSale: afterSale({ state: 'refused', answer: '已拆封', endedAt: AT }) });
    expect(textOf(refused)).toContain('商家回复：已拆封');
    await tap(refused, '再次申请');
    expect(stage.went).toEqual(['/pages/refund/refund?orderId=order-1']);
  });

  test.each([
    [{ sentAt: null, arrivedAt: null, isDone: false, isStuck: false }, 2, '一般1–3个工作日'],
    [{ sentAt: AT, arrivedAt: null, isDone: false, isStuck: false }, 3, '一般1–3个工作日'],
    [{ sentAt: AT, arrivedAt: null, isDone: false, isStuck: true }, 3, '客服会联系您'],
    [{ sentAt: AT, arrivedAt: AT, isDone: true, isStuck: false }, 4, '款项已按原支付方式退回'],
  ])('a refund on its way: %j', async (refund, done, next) => {
    const refunds = [{ amountFen: 4_000, pointUnits: 0, agreedAt: AT, ...refund }];
    const shown = await open({ afterSale: afterSale({ state: 'refunded', endedAt: AT }), refunds });
    expect(countOf(shown, 'mark-done')).toBe(done);
    expect(textOf(shown)).toContain(next);
  });

  test('a received line can be commented on, or shows how its comment stands', async () => {
    const shown = await open({ state: 'received', receivedAt: AT, isCommentable: true });
    await tap(shown, '去评价');
    expect(stage.went).toEqual(['/pages/comment/comment?orderId=order-1&skuId=cream']);
    const said = {
      skuId: 'cream',
      stars: 4,
      text: '好用',
      pictures: [],
      at: AT,
      answer: null,
      state: 'held',
    } as const;
    expect(textOf(await open({ state: 'received', isCommentable: true, comments: [said] }))).toContain(
      '已评4星·审核中',
    );
  });

  test('what is received is confirmed after asking', async () => {
    const shown = await open({ state: 'shipped', shippedAt: AT, dueAt: AT });
    expect(textOf(shown)).toContain('6月8日自动确认收货');
    stage.answers = { ...stage.answers, confirmReceipt: () => ({}) };
    await tap(shown, '确认收货');
    expect(stage.sentTo('confirmReceipt')).toEqual([{ orderId: 'order-1' }]);
  });
});

describe('refund', () => {
  const open = async (more: Parameters<typeof orderPage>[0] = {}) => {
    stage.answers = { order: () => orderPage(more), requestRefund: () => ({}) };
    return stage.page('refund', { orderId: 'order-1' });
  };

  test('asks for a part, with a reason and pictures', async () => {
    const shown = await open();
    await tap(shown, '商品有破损');
    await tap(shown, '商品留着，只退一部分钱');
    await tell(shown, 'writeAmount', { value: '40' });
    await tell(shown, 'takePictures', { pictures: ['cloud://env/a.png'], isReady: true });
    await tap(shown, '提交申请');
    expect(stage.sentTo('requestRefund')).toEqual([
      {
        ...{ orderId: 'order-1', amountFen: 4_000, pieces: [] },
        ...{ reason: '商品有破损', pictures: ['cloud://env/a.png'] },
      },
    ]);
    expect(stage.went).toEqual(['back']);
  });

  test('asks for pieces, which cost what they cost', async () => {
    const shown = await open({ piecesLeft: [[9_001, 8_999]] });
    await tell(shown, 'count', { value: 1 }, { line: 0 });
    await tap(shown, '提交申请');
    expect(stage.sentTo('requestRefund')).toMatchObject([
      { amountFen: 9_001, pieces: [{ line: 0, quantity: 1 }] },
    ]);
    await tell(shown, 'count', { value: 0 }, { line: 0 });
    await tap(shown, '提交申请');
    expect(stage.told.at(-1)).toBe('请选择要退的商品');
  });

  test('of pieces that points alone paid for nothing goes back alone', async () => {
    const shown = await open({ lines: [LINE, LINE], piecesLeft: [[9_000, 9_000], [0]] });
    await tell(shown, 'count', { value: 0 }, { line: 0 });
    await tap(shown, '提交申请');
    expect(stage.told).toEqual(['这些商品没有付过钱，不能单独退']);
  });

  test('all of it says what comes on top', async () => {
    const shown = await open();
    await tap(shown, '提交申请');
    expect(stage.told[0]).toContain('申请退回 ¥180.00，另退运费 ¥10.00');
  });

  test.each([
    ['writeAmount', { value: '180.01' }, '退款金额应在'],
    ['writeAmount', { value: '0' }, '退款金额应在'],
    ['writeAmount', { value: '很多' }, '退款金额应在'],
    ['choose', null, '请写一下退款原因'],
  ])('nothing is sent after %s %j', async (handler, detail, sentence) => {
    const shown = await open();
    await tap(shown, '商品留着，只退一部分钱');
    if (detail === null) await tap(shown, '其他原因');
    else await tell(shown, handler, detail);
    await tap(shown, '提交申请');
    expect(stage.told[0]).toContain(sentence);
    expect(stage.sentTo('requestRefund')).toEqual([]);
  });

  test('a card goes back whole; of what has gone back nothing is left', async () => {
    const card = await open({
      kind: 'service',
      refundable: { mostFen: 6_667, isWhole: true, freightFen: 0, pointUnits: 0 },
    });
    expect(textOf(card)).toContain('未使用的部分一次退回');
    expect(countOf(card, 'amount')).toBe(0);
    const empty = await open({ refundable: { mostFen: 0, isWhole: true, freightFen: 0, pointUnits: 0 } });
    expect(textOf(empty)).toContain('没有可以退的金额');
  });
});

describe('comment', () => {
  test('sends stars and words, and says what becomes of it', async () => {
    stage.answers = { order: received, comment: () => ({ id: 'x', state: 'held' }) };
    const shown = await stage.page('comment', { orderId: 'order-1', skuId: 'cream' });
    await tapClass(shown, 'star', 3);
    expect(textOf(shown)).toContain('满意');
    await tell(shown, 'write', { value: ' 清爽 ' });
    await tap(shown, '提交评价');
    expect(stage.sentTo('comment')).toEqual([
      { orderId: 'order-1', skuId: 'cream', stars: 4, text: '清爽', pictures: [] },
    ]);
    expect(stage.told).toEqual(['已提交，审核通过后公开']);
  });

  test('of a medical item there are words alone', async () => {
    stage.answers = { order: () => ({ ...received(), medical: true }) };
    const shown = await stage.page('comment', { orderId: 'order-1', skuId: 'cream' });
    expect(countOf(shown, 'add')).toBe(0);
    expect(textOf(shown)).toContain('只写文字');
  });

  test.each([
    [{}, '收到商品或使用项目之后才能评价'],
    [{ lines: [{ ...LINE, skuId: 'other' }] }, '没有找到这件商品'],
  ])('not before it is received: %j', async (more, words) => {
    stage.answers = { order: () => orderPage(more) };
    expect(textOf(await stage.page('comment', { orderId: 'order-1', skuId: 'cream' }))).toContain(words);
  });
});
