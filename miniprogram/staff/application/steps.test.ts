/** The way into the mall, step by step. */
import { headOf, stepOf, stockSentence, type Onboarding } from './steps';

const seen = (more: object): Onboarding => ({
  pack: { priceFen: 39_900, isHeld: false },
  openingStockFen: 50_000,
  merchants: [],
  view: null,
  ...more,
});
const view = (state: string, stock: object = {}) =>
  ({
    application: { state },
    stock: { neededPointUnits: 500_000_000, pointUnits: 0, missingPointUnits: 500_000_000, ...stock },
  }) as unknown as NonNullable<Onboarding['view']>;

test('from the pack to the name to the application’s own states, each with what comes next', () => {
  expect(stepOf(seen({}))).toBe('pack');
  expect(stepOf(seen({ pack: { priceFen: 39_900, isHeld: true } }))).toBe('name');
  for (const state of ['draft', 'submitted', 'refused', 'approved', 'opened'] as const) {
    expect(stepOf(seen({ view: view(state) }))).toBe(state);
    expect(headOf(state).next).not.toBe('');
  }
});

test('the opening stock says what is missing', () => {
  expect(stockSentence(view('approved'))).toBe('开业需要 500.00 共享积分，现有 0.00，还差 500.00');
  expect(stockSentence(view('approved', { pointUnits: 500_000_000, missingPointUnits: 0 }))).toMatch(
    /已经够了/,
  );
  expect(stockSentence(view('approved', { neededPointUnits: 0 }))).toBe('开业不需要积分储备');
});
