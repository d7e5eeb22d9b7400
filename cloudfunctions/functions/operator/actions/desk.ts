/** What an operator looks at from a desk: the days, the market, messages, pictures. */
import * as z from 'zod';

import { action } from '../../../edge/action';
import * as field from '../../../edge/fields';
import { marketView } from '../../../market/reading/market-view';
import { savePicture } from '../../../office/save-picture';
import { messagesIn } from '../../../messages/list';
import type { MessageState } from '../../../messages/states';
import { dashboard } from '../../../operations/dashboard';
import { idOf } from '../../../platform/ids';

const MESSAGE_STATES = [
  'waiting',
  'sending',
  'sent',
  'refused',
  'lapsed',
  'off',
  'unknown',
  'failed',
] as const satisfies readonly MessageState[];
/** Of base64, so that the request stays below what HTTP access takes (docs/platform.md). */
const MOST_PICTURE_CHARS = 90_000;
const ENDINGS = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' } as const;

export const deskActions = {
  /** The mall at a glance, with so many days behind it. */
  dashboard: action({
    permission: 'operator',
    input: z.strictObject({ days: field.daysPageSize }),
    run: (house, _caller, { days }) => dashboard(house, days),
  }),
  /** Price, band, depth, and whether trading is halted. */
  market: action({
    permission: 'operator',
    input: z.strictObject({}),
    run: (house) => marketView(house),
  }),
  messages: action({
    permission: 'operator',
    input: z.strictObject({
      state: z.enum(MESSAGE_STATES),
      after: field.cursor,
      limit: field.shortPageSize,
    }),
    run: (house, _caller, { state, after, limit }) => messagesIn(house.database, state, after, limit),
  }),
  /** Addresses at which a browser can show stored pictures. */
  pictureLinks: action({
    permission: 'operator',
    input: z.strictObject({ files: z.array(field.picture).max(50) }),
    run: async (house, _caller, { files }) => {
      const stored = files.filter((file) => file.startsWith('cloud://'));
      return Object.fromEntries(await house.pictures.links(stored));
    },
  }),
  /** A small picture from a computer; the same bytes are the same file. */
  savePicture: action({
    permission: 'operator',
    input: z.strictObject({
      type: z.enum(['image/jpeg', 'image/png', 'image/webp']),
      base64: z
        .string()
        .max(MOST_PICTURE_CHARS)
        .regex(/^[\w+/]+={0,2}$/),
    }),
    run: async (house, _caller, { type, base64 }) => ({
      file: await savePicture(house, `${idOf('picture', base64)}.${ENDINGS[type]}`, base64),
    }),
  }),
};
