/** Everything that people do in the simulation. */
import type { Deeds } from '../scene';
import { appointments } from './appointments';
import { counter } from './counter';
import { points } from './points';
import { shopping } from './shopping';

export const DEEDS: Deeds = { ...shopping, ...counter, ...appointments, ...points };
