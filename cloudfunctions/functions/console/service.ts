/** Everything that an operator can do at a computer: the operators' actions, and the platform's own shop. */
import type { Actions } from '../../edge/action';
import type { Service } from '../../edge/perform';
import { operatorActions } from '../operator/actions';
import { operatorMay } from '../operator/permissions';
import { storeActions } from '../store/actions';

/** An action of the function `store`, as its keeper does it: `shop.saveProduct` with `merchantId: 'platform'`. */
const SHOP = 'shop.';

const shopActions: Actions = Object.fromEntries(
  Object.entries(storeActions)
    // Both of them tell everybody where they work.
    .filter(([, { permission }]) => permission !== 'visitor')
    .map(([name, one]) => [`${SHOP}${name}`, one]),
);

export const consoleService: Service = {
  actions: { ...operatorActions, ...shopActions },
  operatorDoors: operatorMay,
};
