/** Region partners: the list of cities, application, approval, term, month (rules.md §8). */
import { refundOrder } from '../orders/refunding/refund';
import { buyPack } from '../orders/placing/buy-pack';
import { settleOrder } from '../orders/settle';
import { receiveOrder } from '../orders/deliver';
import { expectSoundBooks } from '../../tests/support/audit';
import { CITY, Mall, OWING } from '../../tests/support/mall';
import { memoryHouse, type TestHouse } from '../../tests/support/memory-house';
import { applyForCity } from './apply';
import { cityOf, cityUnitNamed, CITY_UNITS, searchCities } from './cities';
import { approvePartner, refusePartner } from './decide';
import { partners, partnerTerms } from './documents';
import { regionMonth, regionPage } from './region';
import { waitingPartners } from './waiting';

describe('city units', () => {
  test('are 4 municipalities, 293 prefecture-level and 396 county-level cities, each name once', () => {
    const level = ({ code }: { code: string }) =>
      code.endsWith('0000') ? 'municipality' : code.endsWith('00') ? 'prefecture' : 'county';
    const counts = { municipality: 0, prefecture: 0, county: 0 };
    for (const unit of CITY_UNITS) counts[level(unit)] += 1;
    expect(counts).toEqual({ municipality: 4, prefecture: 293, county: 396 });
    expect(new Set(CITY_UNITS.map((unit) => unit.name)).size).toBe(693);
    expect(CITY_UNITS.every((unit) => /^\d{6}$/.test(unit.code) && unit.name.endsWith('市'))).toBe(true);
  });

  test.each([
    [{ province: '浙江省', city: '杭州市', district: '西湖区' }, '杭州市'],
    [{ province: '浙江省', city: '金华市', district: '义乌市' }, '义乌市'],
    [{ province: '上海市', city: '上海市', district: '浦东新区' }, '上海市'],
    [{ province: '重庆市', city: '县', district: '云阳县' }, '重庆市'],
    [{ province: '河南省', city: '省直辖县级行政区划', district: '济源市' }, '济源市'],
    [{ city: ' 杭州 ' }, '杭州市'],
    [{ province: '云南省', city: '大理白族自治州', district: '大理市' }, '大理市'],
    [{ province: '云南省', city: '大理白族自治州', district: '宾川县' }, '大理白族自治州'],
  ])('%j lies in %s', (place, unit) => expect(cityOf(place)).toBe(unit));

  test('are found by name, province or code', () => {
    expect(searchCities('义乌', 5)).toEqual([{ code: '330782', name: '义乌市', province: '浙江省' }]);
    expect(searchCities('浙江', 100).length).toBeGreaterThan(11);
    expect(cityUnitNamed('海淀区')).toBeNull();
  });
});

let house: TestHouse;
let mall: Mall;
const packOf = async (memberId: string) =>
  mall.paid(await buyPack(house, { paymentId: `region-${memberId}`, memberId, pack: 'region' }));
const decision = (applicantId: string, city = CITY) => ({ applicantId, city, deciderId: 'operator' });

describe('a partner', () => {
  beforeEach(async () => {
    house = memoryHouse(OWING);
    mall = await Mall.open(house);
    await mall.activeMember('ref');
    await mall.activeMember('pia', 'ref');
    await mall.activeMember('bea');
  });
  afterEach(() => expectSoundBooks(house));

  test('applies with a settled region pack for a listed city and is approved by somebody else', async () => {
    await expect(applyForCity(house, 'pia', CITY)).rejects.toMatchObject({ code: 'REGION_PACK_NEEDED' });
    await packOf('pia');
    await expect(applyForCity(house, 'pia', '火星市')).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    expect(await applyForCity(house, 'pia', '杭州')).toMatchObject({ city: CITY, state: 'applied' });
    await expect(applyForCity(house, 'pia', '宁波市')).rejects.toMatchObject({ code: 'APPLICATION_OPEN' });
    expect((await waitingPartners(house.database, null, 5)).rows).toHaveLength(1);
    for (const deciderId of ['ref', 'pia'])
      await expect(approvePartner(house, { ...decision('pia'), deciderId })).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
    await expect(approvePartner(house, decision('pia', '宁波市'))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await Promise.all(Array.from({ length: 20 }, () => approvePartner(house, decision('pia'))));
    expect(await regionPage(house, 'pia')).toMatchObject({
      hasPack: true,
      application: { state: 'approved' },
      partner: {
        city: CITY,
        firstDay: '2026-06-01',
        lastDay: '2027-05-31',
        earnsThrough: '2026-07-01',
        isEarning: true,
      },
    });
    await expect(applyForCity(house, 'pia', '宁波市')).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });

  test('is one a city, of 20 who are approved at once', async () => {
    const ids = Array.from({ length: 20 }, (_, i) => `p${i}`);
    for (const id of ids) {
      await mall.activeMember(id);
      await packOf(id);
      await applyForCity(house, id, CITY);
    }
    const results = await Promise.allSettled(ids.map((id) => approvePartner(house, decision(id))));
    expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect(await house.database.find(partnerTerms, { where: {}, limit: 100 })).toHaveLength(1);
    const refused = results.filter((one) => one.status === 'rejected');
    expect(new Set(refused.map((one) => (one.reason as { code: string }).code))).toEqual(
      new Set(['CITY_TAKEN']),
    );
  });

  test('is refused with a reason and applies again', async () => {
    await packOf('pia');
    await applyForCity(house, 'pia', CITY);
    await refusePartner(house, { ...decision('pia'), answer: '请补充材料' });
    expect((await regionPage(house, 'pia')).application).toMatchObject({
      state: 'refused',
      answer: '请补充材料',
    });
    expect(await applyForCity(house, 'pia', '宁波市')).toMatchObject({ city: '宁波市', state: 'applied' });
    expect(await house.database.find(partners, { where: {}, limit: 9 })).toEqual([]);
  });

  test('has its 8% in the monthly statement, by delivery and by store, and refunds in it', async () => {
    await packOf('pia');
    await applyForCity(house, 'pia', CITY);
    await approvePartner(house, decision('pia'));
    const bill = await mall.bill('bea', 10_000);
    const { _id: skuId } = await mall.goods('mask', { priceFen: 20_000, allowanceRateBp: 1000 });
    const goods = await mall.paid(await mall.place('bea', skuId));
    await settleOrder(house, await receiveOrder(house, goods._id, 'bea'));
    await refundOrder(house, { refundId: 'r', orderId: bill._id, amountFen: 5_000, reason: 'test' });
    const june = await regionMonth(house, 'pia', '2026-06', null, 10);
    expect(june.pointUnits).toBe(400_000 + 1_600_000);
    expect(
      june.orders.rows.map(({ by, pointUnits, reversedPointUnits }) => [by, pointUnits, reversedPointUnits]),
    ).toEqual(
      expect.arrayContaining([
        ['store', 800_000, 400_000],
        ['delivery', 1_600_000, 0],
      ]),
    );
    expect((await regionMonth(house, 'pia', '2026-07', null, 10)).orders.rows).toEqual([]);
  });

  test('ends with its term and with the refund of its pack; a renewal follows the term', async () => {
    const pack = await packOf('pia');
    await applyForCity(house, 'pia', CITY);
    await approvePartner(house, decision('pia'));
    await expect(applyForCity(house, 'pia', CITY)).rejects.toMatchObject({
      message: '任期结束前 60 天起可以申请续期',
    });
    await mall.pass(304);
    await applyForCity(house, 'pia', CITY);
    expect(await approvePartner(house, decision('pia'))).toMatchObject({ lastDay: '2028-05-30' });
    await refundOrder(house, { refundId: 'r', orderId: pack._id, amountFen: 499_900, reason: 'test' });
    const paid = async () =>
      (await mall.bill('bea', 10_000)).settlements[0]!.legs.some((leg) => leg.why === 'regionPartner');
    expect(await paid()).toBe(false);
    expect((await regionPage(house, 'pia')).partner).toBeNull();
  });

  test('whose term is over gives the city free', async () => {
    await packOf('pia');
    await applyForCity(house, 'pia', CITY);
    await approvePartner(house, decision('pia'));
    await mall.pass(365);
    await mall.activeMember('zoe');
    await packOf('zoe');
    await applyForCity(house, 'zoe', CITY);
    await approvePartner(house, decision('zoe'));
    const legs = (await mall.bill('bea', 10_000)).settlements[0]!.legs;
    expect(legs.find((leg) => leg.why === 'regionPartner')?.to).toBe('member:zoe');
  });
});
