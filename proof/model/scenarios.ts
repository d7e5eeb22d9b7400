/** Who is at work at once. Each scenario is looked at in every order in which its commits can happen. */
import {
  close,
  CLOSE_STEPS,
  refund,
  settle,
  sweep,
  transfer,
  type Broken,
  type Outcome,
  type Transfer,
} from './protocol';
import type { World } from './world';

/** Somebody at work: its transactions one after another. */
export interface Actor {
  readonly name: string;
  readonly steps: number;
  readonly act: (world: World, step: number, broken: Broken) => Outcome;
  /** How often it can crash before a commit or lose the answer to one; it begins again from the transaction. */
  readonly mishaps: number;
}

export interface Scenario {
  readonly name: string;
  readonly actors: readonly Actor[];
}

const GIFT: Transfer = { id: 0, from: 0, to: 1, points: 2 };
const OTHER_GIFT: Transfer = { id: 1, from: 0, to: 2, points: 2 };
export const TRANSFERS: readonly Transfer[] = [GIFT, OTHER_GIFT];

const settles = (order: number, mishaps = 0): Actor => ({
  name: `settle order ${order}`,
  steps: 1,
  act: (world, _step, broken) => settle(world, order, order, broken),
  mishaps,
});
const refunds = (order: number, mishaps = 0): Actor => ({
  name: `refund order ${order}`,
  steps: 1,
  act: (world, _step, broken) => refund(world, order, order, broken),
  mishaps,
});
const gives = (gift: Transfer, mishaps = 0): Actor => ({
  name: `transfer ${gift.id}`,
  steps: 1,
  act: (world, _step, broken) => transfer(world, gift, broken),
  mishaps,
});
const sweeps = (holder: number): Actor => ({
  name: `sweep holder ${holder}`,
  steps: 1,
  act: (world, _step, broken) => sweep(world, holder, broken),
  mishaps: 0,
});
const closes = (day: number, mishaps = 0): Actor => ({
  name: `close day ${day}`,
  steps: CLOSE_STEPS,
  act: (world, step, broken) => close(world, day, step, broken),
  mishaps,
});

/** Looked at in seconds: the least that must be there for every rule to be needed. */
export const SMALL: readonly Scenario[] = [
  {
    name: 'two settle an order, another is settled, a day is closed by two',
    actors: [settles(0), settles(0), settles(1), closes(1), closes(1)],
  },
  {
    name: 'an order is settled, refunded by two, a day is closed',
    actors: [settles(0), refunds(0), refunds(0), closes(1)],
  },
  {
    name: 'two transfers of the same points, one asked twice, a holder swept, a day closed',
    actors: [gives(GIFT), gives(GIFT), gives(OTHER_GIFT), sweeps(0), closes(1)],
  },
  {
    name: 'an order settles between two closes',
    actors: [settles(0, 1), gives(GIFT, 1), closes(1, 1), closes(2)],
  },
];

/** With crashes and lost answers, and more hands at work. */
export const LARGE: readonly Scenario[] = [
  {
    name: 'orders settled twice over while a day is closed by two, and the next one too',
    actors: [settles(0, 1), settles(0), settles(1, 1), closes(1, 1), closes(1), closes(2)],
  },
  {
    name: 'two transfers of the same points, asked twice, while the pool pays',
    actors: [
      gives(GIFT, 1),
      gives(GIFT),
      gives(OTHER_GIFT, 1),
      sweeps(0),
      sweeps(1),
      closes(1, 1),
      closes(2),
    ],
  },
  {
    name: 'everything at once',
    actors: [settles(0), settles(1), refunds(0, 1), refunds(1), gives(GIFT), sweeps(2), closes(1), closes(2)],
  },
  {
    name: 'an order settled and refunded, both asked twice, across two closes',
    actors: [settles(0, 1), settles(0), refunds(0, 1), refunds(0), closes(1, 1), closes(1), closes(2, 1)],
  },
];
