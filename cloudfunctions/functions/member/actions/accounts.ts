/** The two accounts of points: key, pay password, moves, statements. */
import * as z from 'zod';

import { accountsOf, keyView } from '../../../custody/accounts';
import { askNewKey, registerKey } from '../../../custody/keys/register';
import { moveIn, transferPoints } from '../../../custody/moves/move';
import { moveOut } from '../../../custody/moves/move-out';
import { changePassword, setPassword } from '../../../custody/passwords/set';
import { receiverOf } from '../../../custody/receiver';
import { pointStatement, pointStatementCsv } from '../../../custody/statements/statement';
import { action } from '../../../edge/action';
import * as field from '../../../edge/fields';
import { memberHolder } from '../../../ledger/accounts';

const presentedKey = z.strictObject({
  publicKey: field.publicKey,
  expiry: field.instant,
  signature: field.signature,
});
const ofAccount = z.strictObject({
  place: z.enum(['points', 'custodial', 'inOrders']),
  month: field.month,
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
  /** A month of one account, newest first. */
  pointStatement: action({
    permission: 'visitor',
    input: ofAccount.extend({
      month: field.month.optional(),
      after: field.entryCursor,
      limit: field.shortPageSize,
    }),
    run: (house, { memberId }, { after, limit, ...of }) =>
      pointStatement(house, { holder: memberHolder(memberId), ...of }, after, limit),
  }),
  pointStatementCsv: action({
    permission: 'visitor',
    input: ofAccount,
    run: async (house, { memberId }, of) => ({
      csv: await pointStatementCsv(house, { holder: memberHolder(memberId), ...of }),
    }),
  }),
  /** Who is behind an address or a 会员码. */
  pointReceiver: action({
    permission: 'visitor',
    input: z.strictObject({
      to: z.union([
        field.customerCode.transform((digits) => ({ digits })),
        field.pointAddress.transform((address) => ({ address })),
      ]),
    }),
    run: (house, { memberId }, { to }) => receiverOf(house, memberId, to),
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
    run: (house, { memberId, requestId }, { password }) => setPassword(house, memberId, password, requestId),
  }),
  changePassword: action({
    permission: 'visitor',
    input: z.strictObject({ password: field.payPassword, newPassword: field.payPassword }),
    run: (house, { memberId, requestId }, input) => changePassword(house, { memberId, requestId, ...input }),
  }),
};
