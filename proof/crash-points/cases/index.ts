/** Every use case that writes, with all the points at which it can crash. */
import type { UseCase } from '../crash';
import { buying } from './buying';
import { cashAndPoints } from './cash';
import { counter } from './counter';
import { people } from './people';
import { points } from './points';
import { running } from './running';
import { slots } from './slots';

export const USE_CASES: readonly UseCase[] = [
  ...buying,
  ...counter,
  ...points,
  ...cashAndPoints,
  ...running,
  ...people,
  ...slots,
];
