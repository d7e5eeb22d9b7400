/** An operator at a computer: the phone says yes or no to what was scanned. */
import * as z from 'zod';

import { action } from '../../../edge/action';
import * as field from '../../../edge/fields';
import { nameOf } from '../../../office/people/names-of';
import { answerSignIn, askedSignIn } from '../../../office/sign-in/answer';

const ofCode = z.strictObject({ code: field.id });

export const signInActions = {
  /** Who the caller is among the operators. */
  me: action({
    permission: 'operator',
    input: z.strictObject({}),
    run: async (house, { memberId: id, operatorRoles: roles }) => ({
      ...{ id, roles },
      name: await nameOf(house, id),
    }),
  }),
  /** Which computer asks, and since when. */
  askedSignIn: action({
    permission: 'operator',
    input: ofCode,
    run: (house, { memberId }, { code }) => askedSignIn(house, code, memberId),
  }),
  confirmSignIn: action({
    permission: 'operator',
    input: ofCode,
    run: (house, { memberId }, { code }) => answerSignIn(house, { code, memberId, isConfirmed: true }),
  }),
  refuseSignIn: action({
    permission: 'operator',
    input: ofCode,
    run: (house, { memberId }, { code }) => answerSignIn(house, { code, memberId, isConfirmed: false }),
  }),
};
