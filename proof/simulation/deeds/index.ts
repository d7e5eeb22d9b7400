/** Everything that people do in the simulation. */
import type { Deeds } from '../scene';
import { advertising } from './advertising';
import { appointments } from './appointments';
import { calendar } from './calendar';
import { cash } from './cash';
import { counter } from './counter';
import { departing } from './departing';
import { exchanging } from './exchange';
import { founding } from './founding';
import { keys } from './keys';
import { office } from './office';
import { people } from './people';
import { points } from './points';
import { roles } from './roles';
import { shelf } from './shelf';
import { shopping } from './shopping';
import { smallShops } from './small-shops';

export const DEEDS: Deeds = {
  ...{ ...shopping, ...exchanging, ...counter, ...appointments },
  ...{ ...points, ...keys, ...cash, ...roles, ...people, ...office, ...advertising },
  ...{ ...smallShops, ...departing, ...founding, ...shelf, ...calendar },
};
