/** Which stores come to an address, what is left, and how far a visit is. */
import type { Visit } from '../../services/booking-words';
import { daysOf, storesFor, viewOfVisit, type Address, type Choices } from './visit-view';

const store = (id: string, ...left: number[]) => ({
  ...{ id, name: id },
  windows: left.map((one, i) => ({ day: '2026-06-08', from: 600 + i * 120, to: 720 + i * 120, left: one })),
});
const HOME = { city: '杭州市', province: '浙江省', district: '西湖区', detail: '文三路 18 号' };

test('only stores that come there, those with a place left first', () => {
  const choices = { stores: [store('far', 2), store('full', 0), store('free', 0, 1)] } as unknown as Choices;
  const address = { storeIds: ['full', 'free'] } as unknown as Address;
  expect(storesFor(choices, address).map(({ id }) => id)).toEqual(['free', 'full']);
  expect(storesFor(choices, null)).toEqual([]);
});

test('a window says how many places are left; a day without any is full', () => {
  const [day] = daysOf(store('free', 0, 1), '2026-06-08');
  expect(day).toMatchObject({ date: '6/8', name: '今天', isFull: false });
  expect(day?.windows.map(({ text, left, isFull }) => [text, left, isFull])).toEqual([
    ['10:00–12:00', '约满', true],
    ['12:00–14:00', '余 1', false],
  ]);
  expect(daysOf(store('full', 0), '2026-06-08')[0]).toMatchObject({ name: '约满', isFull: true });
  expect(daysOf(undefined, '2026-06-08')).toEqual([]);
});

const AT = Date.parse('2026-06-08T14:00:00+08:00');
const visit = (more: Partial<Visit>): Visit =>
  ({
    ...{
      day: '2026-06-08',
      from: 840,
      to: 960,
      address: HOME,
      provider: null,
      courier: null,
      dealerName: null,
    },
    ...{ changeUntil: null, at: { placed: AT, assigned: AT, onTheWay: AT }, ...more },
  }) as Visit;

test('the way shows how far it is, and what is still to come', () => {
  const { steps, place } = viewOfVisit(visit({ state: 'onTheWay' }));
  expect(place).toBe('浙江省杭州市西湖区文三路 18 号');
  expect(steps.map(({ title, isDone }) => [title, isDone])).toEqual([
    ['待安排', true],
    ['已安排', true],
    ['已出发', true],
    ['已到达', false],
    ['已完成', false],
  ]);
  // After another time was agreed on, the plan begins anew.
  expect(viewOfVisit(visit({ state: 'placed' })).steps[1]).toEqual({
    title: '已安排',
    at: '',
    isDone: false,
  });
});

test('one that failed ends where it failed', () => {
  const { steps } = viewOfVisit(visit({ state: 'failed', at: { placed: AT, onTheWay: AT, failed: AT } }));
  expect(steps.map(({ title }) => title)).toEqual(['待安排', '已出发', '未完成']);
});
