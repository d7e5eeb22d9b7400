/** Words and small rules that pages share. */
import { addressProblem, importedAddress, placeText } from './address';
import { giftText, thresholdText } from './coupon-words';
import { linesOf, linesText } from './lines-text';
import { Intent } from './request-id';
import { dayText, timeText } from './times';

const NO_TERMS = { thresholdFen: 0, offFen: 0, offRateBp: 0, maxOffFen: 0 };

describe('a coupon says', () => {
  it.each([
    [{ ...NO_TERMS, offFen: 2_000 }, '减 ¥20.00'],
    [{ ...NO_TERMS, offRateBp: 1_500, maxOffFen: 5_000 }, '8.5 折，最多减 ¥50.00'],
    [{ ...NO_TERMS, offRateBp: 2_000, maxOffFen: 5_000 }, '8 折，最多减 ¥50.00'],
    [{ ...NO_TERMS, offRateBp: 1_250, maxOffFen: 100 }, '8.75 折，最多减 ¥1.00'],
    [{ ...NO_TERMS, offRateBp: 9_500, maxOffFen: 100 }, '0.5 折，最多减 ¥1.00'],
  ])('%j as %s', (terms, text) => {
    expect(giftText(terms)).toBe(text);
  });

  it('from which sum on it counts', () => {
    expect(thresholdText({ ...NO_TERMS, thresholdFen: 20_000 })).toBe('满 ¥200.00 可用');
    expect(thresholdText(NO_TERMS)).toBe('无门槛');
  });
});

describe('an instant', () => {
  const lateInUtc = Date.UTC(2026, 5, 7, 16, 5);

  it('is told in Shanghai', () => {
    expect(dayText(lateInUtc)).toBe('6 月 8 日');
    expect(timeText(lateInUtc)).toBe('6 月 8 日 00:05');
  });
});

describe('the lines in an address', () => {
  const lines = [
    { skuId: 'sku_a-1', quantity: 2 },
    { skuId: 'b', quantity: 999 },
  ];

  it('come back as they went', () => {
    expect(linesOf(linesText(lines))).toEqual(lines);
  });

  it.each(['', 'a', 'a:0', 'a:-1', 'a:1000', 'a:1.5', '<b>:1', ':1'])('are none in %p', (text) => {
    expect(linesOf(text)).toEqual([]);
  });
});

describe('an intent', () => {
  it('keeps its id while the wish is the same, and has a new one afterwards', () => {
    const intent = new Intent();
    const first = intent.idFor({ quantity: 1 });
    expect(intent.idFor({ quantity: 1 })).toBe(first);
    const second = intent.idFor({ quantity: 2 });
    expect(second).not.toBe(first);
    expect(first).toMatch(/^[\w-]{8,64}$/);
    // What was wished before and is wished again is a wish of its own.
    expect(intent.idFor({ quantity: 1 })).not.toBe(first);
  });

  it('is not shared: two pages may order the same twice', () => {
    expect(new Intent().idFor({})).not.toBe(new Intent().idFor({}));
  });
});

describe('an address', () => {
  const whole = {
    ...{ id: 'a', name: '林晓月', phone: '13800000001', province: '湖南省', city: '长沙市' },
    ...{ district: '岳麓区', detail: '桐梓坡路 18 号' },
  };

  it.each([
    [{}, ''],
    [{ name: ' ' }, '请填写收货人姓名'],
    [{ phone: '12' }, '请填写正确的手机号'],
    [{ city: '' }, '请选择所在地区'],
    [{ detail: '' }, '请填写街道和门牌号'],
  ])('with %j says %p', (change, problem) => {
    expect(addressProblem({ ...whole, ...change })).toBe(problem);
  });

  it('is one line, in which a city that is a province stands once', () => {
    expect(placeText(whole)).toBe('湖南省长沙市岳麓区桐梓坡路 18 号');
    expect(placeText({ ...whole, province: '上海市', city: '上海市' })).toBe('上海市岳麓区桐梓坡路 18 号');
  });

  it('of WeChat becomes one of the mall', () => {
    const { id, ...imported } = importedAddress({
      ...{ userName: '林晓月', telNumber: '13800000001', provinceName: '湖南省', cityName: '长沙市' },
      ...{ countyName: '岳麓区', detailInfo: '桐梓坡路 18 号', detailInfoNew: '', streetName: '' },
      ...{ nationalCode: '', postalCode: '', errMsg: '' },
    });
    const { id: _id, ...expected } = whole;
    expect(imported).toEqual(expected);
    expect(id).toMatch(/^[\w-]{8,64}$/);
  });
});
