/** Every use case that writes, with all the points at which it can crash. */
import type { UseCase } from '../crash';
import { bookings } from './bookings';
import { buying } from './buying';
import { cashAndPoints } from './cash';
import { coming } from './coming';
import { counter } from './counter';
import { departing } from './departing';
import { office } from './office';
import { people } from './people';
import { points } from './points';
import { premises } from './premises';
import { running } from './running';
import { shelf } from './shelf';
import { slots } from './slots';
import { visits } from './visits';

export const USE_CASES: readonly UseCase[] = [
  ...buying,
  ...counter,
  ...bookings,
  ...visits,
  ...points,
  ...cashAndPoints,
  ...shelf,
  ...premises,
  ...coming,
  ...departing,
  ...running,
  ...people,
  ...office,
  ...slots,
];
