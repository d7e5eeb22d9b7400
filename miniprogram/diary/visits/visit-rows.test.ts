/** Each visit stands in one tab with the one thing that comes next. */
import { VISIT_WORDS, type VisitState } from '../../services/booking-words';
import { countsOf, rowsOf, TABS, type Visit } from './visit-rows';

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
    provider: { name: '贾宁玉' },
  }) as Visit;
const ALL = (Object.keys(VISIT_WORDS) as VisitState[]).map(visit);

test('every state has one tab', () => {
  const shown = TABS.flatMap(({ name }) => rowsOf(ALL, name));
  expect(shown.map(({ state }) => state).sort()).toEqual(ALL.map(({ state }) => state).sort());
  expect(countsOf(ALL)).toEqual({ placed: 1, going: 3, over: 3 });
});

test('what comes next follows the state; only what has not set out can move, only what has can fail', () => {
  const rows = rowsOf(ALL, 'going');
  expect(rows.map(({ state, next, canMove, canFail }) => [state, next, canMove, canFail])).toEqual([
    ['assigned', 'depart', true, false],
    ['onTheWay', 'arrive', false, true],
    ['arrived', 'finish', false, true],
  ]);
  expect(rows[0]).toMatchObject({ window: '14:00–16:00', who: '贾宁玉', place: '浙江省杭州市18 号' });
});
