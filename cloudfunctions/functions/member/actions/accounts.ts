/** The two accounts of points: key, pay password, moves, statements. */
import * as z from 'zod';

import { accountsOf, keyView, pointStatement } from '../../../custody/accounts';
import { askNewKey, registerKey } from '../../../custody/keys/register';
import { moveIn, transferPoints } from '../../../custody/moves/move';
import { moveOut } from '../../../custody/moves/move-out';
import { changePassword, setPassword } from '../../../custody/passwords/set';
import { action } from '../../../edge/action';
import * as field from '../../../edge/fields';

const presentedKey = z.strictObject({
  publicKey: field.publicKey,
  expiry: field.instant,
  signature: field.signature,
});
const move = z.strictObject({
  units: field.pointUnits,
  sequence: field.sequence,
  expiry: field.instant,
  signature: field.signature,
});

export const accountActions = {
  accounts: action({
    permission: 'visitor',
    input: z.strictObject({}),
    run: (house, { memberId }) => accountsOf(house, memberId),
  }),
  pointStatement: action({
    permission: 'visitor',
    input: z.strictObject({
      place: z.enum(['points', 'custodial', 'inOrders']),
      after: field.entryCursor,
      limit: field.shortPageSize,
    }),
    run: (house, { memberId }, { place, after, limit }) =>
      pointStatement(house, memberId, place, after, limit),
  }),
  registerKey: action({
    permission: 'visitor',
    input: presentedKey,
    run: async (house, { memberId }, input) => keyView(await registerKey(house, { memberId, ...input })),
  }),
  /** The phone with the key is gone. */
  askNewKey: action({
    permission: 'visitor',
    input: presentedKey,
    run: async (house, { memberId }, input) => keyView(await askNewKey(house, { memberId, ...input })),
  }),
  transferPoints: action({
    permission: 'visitor',
    input: move.extend({ to: field.pointAddress }),
    run: (house, { memberId, requestId }, input) => transferPoints(house, { memberId, requestId, ...input }),
  }),
  /** original → custodial */
  moveIn: action({
    permission: 'visitor',
    input: move,
    run: (house, { memberId, requestId }, input) => moveIn(house, { memberId, requestId, ...input }),
  }),
  /** custodial → original */
  moveOut: action({
    permission: 'visitor',
    input: z.strictObject({ units: field.pointUnits, password: field.payPassword }),
    run: (house, { memberId, requestId }, input) => moveOut(house, { memberId, requestId, ...input }),
  }),
  setPassword: action({
    permission: 'visitor',
    input: z.strictObject({ password: field.payPassword }),
    run: (house, { memberId }, { password }) => setPassword(house, memberId, password),
  }),
  changePassword: action({
    permission: 'visitor',
    input: z.strictObject({ password: field.payPassword, newPassword: field.payPassword }),
    run: (house, { memberId }, input) => changePassword(house, { memberId, ...input }),
  }),
};
