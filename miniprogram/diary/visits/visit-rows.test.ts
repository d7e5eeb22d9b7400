/** Each visit stands in one tab with the one thing that comes next. */
import { VISIT_WORDS, type VisitState } from '../../services/booking-words';
import { countsOf, rowsOf, TABS, type Looking, type Visit } from './visit-rows';

const HOME = {
  name: '何思雨',
  phone: '1',
  province: '浙江省',
  city: '杭州市',
  district: '',
  detail: '18 号',
};
const visit = (state: VisitState): Visit =>
  ({
    ...{ _id: state, state, from: 840, to: 960, address: HOME, title: '补水' },
    ...{ provider: { name: '贾宁玉' }, courier: null, dealerId: null, storeName: '西湖店' },
  }) as Visit;
const ALL = (Object.keys(VISIT_WORDS) as VisitState[]).map(visit);

const OWN: Looking = { may: { assign: true }, isDealer: false };
const AS_DEALER: Looking = { ...OWN, isDealer: true };

test('every state has one tab', () => {
  const shown = TABS.flatMap(({ name }) => rowsOf(ALL, name, OWN));
  expect(shown.map(({ state }) => state).sort()).toEqual(ALL.map(({ state }) => state).sort());
  expect(countsOf(ALL, OWN)).toEqual({ placed: 1, going: 3, over: 3 });
});

test('what comes next follows the state; only what has not set out can move, only what has can fail', () => {
  const rows = rowsOf(ALL, 'going', OWN);
  expect(rows.map(({ state, next, canMove, canFail }) => [state, next, canMove, canFail])).toEqual([
    ['assigned', 'depart', true, false],
    ['onTheWay', 'arrive', false, true],
    ['arrived', 'finish', false, true],
  ]);
  expect(rows[0]).toMatchObject({ window: '14:00–16:00', who: '贾宁玉', place: '浙江省杭州市18 号' });
});

test('what a dealer was handed waits for one of its people; it goes on by the dealer, and moves by the seller', () => {
  const handed: Visit = { ...visit('assigned'), provider: null, dealerId: 'd', dealerName: '邻家美容' };
  expect(countsOf([handed], AS_DEALER)).toEqual({ placed: 1, going: 0, over: 0 });
  expect(rowsOf([handed], 'placed', AS_DEALER)).toMatchObject([
    { next: 'assign', seller: '西湖店', canMove: false, canReassign: false },
  ]);
  expect(rowsOf([handed], 'going', OWN)).toMatchObject([
    { next: null, who: '邻家美容', canMove: true, canReassign: true },
  ]);
  const there: Visit = { ...visit('arrived'), dealerId: 'd' };
  expect(rowsOf([there], 'going', AS_DEALER)).toMatchObject([{ next: 'finish', canFail: true }]);
  expect(rowsOf([there], 'going', OWN)).toMatchObject([{ next: null, canFail: false }]);
});

test('who may assign nobody is offered the way alone', () => {
  const beautician: Looking = { may: { assign: false }, isDealer: false };
  expect(rowsOf([visit('placed')], 'placed', beautician)).toMatchObject([{ next: null, canMove: false }]);
  expect(rowsOf([visit('assigned')], 'going', beautician)).toMatchObject([
    { next: 'depart', canReassign: false },
  ]);
});
