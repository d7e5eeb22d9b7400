/** 我的资料: what the mall keeps of the caller, and leaving the mall. */
import * as z from 'zod';

import { action } from '../../../edge/action';
import * as field from '../../../edge/fields';
import { keptParts, keptRows } from '../../../personal/export-mine';
import { pictureFolderOf } from '../../../personal/pictures';
import { askToLeave, leavingOf, stayAfterAll } from '../../../personal/leaving/ask';

const documentId = z.string().max(300).default('');

export const personalActions = {
  keptOfMe: action({
    permission: 'visitor',
    input: z.strictObject({}),
    run: async (house, { memberId }) => ({
      parts: keptParts(),
      leaving: await leavingOf(house, memberId),
    }),
  }),
  /** A page of one part, each document as a JSON text. */
  keptRows: action({
    permission: 'visitor',
    input: z.strictObject({ key: field.id, after: documentId, limit: field.pageSize }),
    run: (house, { memberId }, { key, after, limit }) => keptRows(house, memberId, key, after, limit),
  }),
  /** Where the phone puts the pictures that this person sends. */
  pictureFolder: action({
    permission: 'visitor',
    input: z.strictObject({}),
    run: (_house, { memberId }) => Promise.resolve({ folder: pictureFolderOf(memberId) }),
  }),
  askToLeave: action({
    permission: 'visitor',
    input: z.strictObject({ givesUp: z.boolean() }),
    run: async (house, { memberId, requestId }, { givesUp }) => {
      await askToLeave(house, { memberId, requestId, givesUp });
      return leavingOf(house, memberId);
    },
  }),
  stayAfterAll: action({
    permission: 'visitor',
    input: z.strictObject({}),
    run: async (house, { memberId }) => {
      await stayAfterAll(house, memberId);
      return leavingOf(house, memberId);
    },
  }),
};
