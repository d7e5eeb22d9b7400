/** A merchant's stores: what the chain decides of each, what people see of it, and its own code. */
import * as z from 'zod';

import { codeView } from '../../../codes/picture';
import { sceneFor } from '../../../codes/scene';
import { action } from '../../../edge/action';
import * as field from '../../../edge/fields';
import { storeOf } from '../../../stores/merchants';
import { saveStore, saveStorePage } from '../../../stores/save-store';
import { may } from '../permissions';

const place = { merchantId: field.id, storeId: field.id };

export const premisesActions = {
  saveStore: action({
    permission: may.saveStore,
    input: z.strictObject({
      ...place,
      name: field.title,
      city: field.city,
      allowanceRateBp: field.rateBp,
    }),
    run: (house, _caller, { storeId, ...store }) => saveStore(house, storeId, store),
  }),
  /** Address, hours, pictures and licences, as people see them. */
  saveStorePage: action({
    permission: may.saveStorePage,
    input: z.strictObject({
      ...place,
      address: field.text.min(1).max(120),
      phone: field.phone,
      position: field.position.nullable(),
      hours: field.weekHours,
      closedDays: z.array(field.day).max(100).default([]),
      pictures: z.array(field.picture).max(9).default([]),
      licences: z.array(field.licence).max(6).default([]),
    }),
    run: (house, _caller, { merchantId, storeId, ...page }) =>
      saveStorePage(house, merchantId, storeId, page),
  }),
  /** The store as it is kept, to be changed. */
  storePage: action({
    permission: may.storePage,
    input: z.strictObject(place),
    run: (house, _caller, { storeId }) => storeOf(house.database, storeId),
  }),
  /** The code for the counter: whoever scans it pays at this store. */
  storeCode: action({
    permission: may.storeCode,
    input: z.strictObject(place),
    run: async (house, _caller, target) =>
      codeView(house, await sceneFor(house, { kind: 'store', ...target })),
  }),
};
