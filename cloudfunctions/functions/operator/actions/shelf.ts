/** What an operator keeps of the shelf: categories, advertising slots, comments that wait. */
import * as z from 'zod';

import { setForPoints } from '../../../catalog/for-points';
import { allCategories, saveCategory } from '../../../catalog/save-category';
import { decideComment } from '../../../community/review';
import { heldComments } from '../../../community/views';
import { action } from '../../../edge/action';
import * as field from '../../../edge/fields';
import { SLOT_PAGES, SLOT_PLACES } from '../../../advertising/places';
import { saveSlot } from '../../../advertising/save-slot';
import { slotsOf } from '../../../advertising/slots';
import { takeBackSlot } from '../../../orders/slot-sales/end-offer';
import { withdrawSlot } from '../../../orders/slot-sales/withdraw';

const order = field.count.default(0);
const page = { after: field.cursor, limit: field.shortPageSize };

export const shelfActions = {
  saveCategory: action({
    permission: 'operator',
    input: z.strictObject({
      categoryId: field.id,
      name: field.text.min(1).max(12),
      parentId: field.id.nullable().default(null),
      order,
      icon: field.picture.nullable().default(null),
      isShown: z.boolean().default(true),
    }),
    run: (house, _caller, { categoryId, ...category }) =>
      saveCategory(house, { _id: categoryId, ...category }),
  }),
  /** Every category, also those that are not shown. */
  categories: action({
    permission: 'operator',
    input: z.strictObject({}),
    run: (house) => allCategories(house.database),
  }),
  /** Which of the platform's goods can be had for points (积分兑换). */
  setForPoints: action({
    permission: 'operator',
    input: z.strictObject({ productId: field.id, isForPoints: z.boolean() }),
    run: (house, _caller, { productId, isForPoints }) => setForPoints(house, productId, isForPoints),
  }),
  /** Runs from one local wall time until another. */
  saveSlot: action({
    permission: 'operator',
    input: z.strictObject({
      slotId: field.id,
      place: z.enum(SLOT_PLACES),
      picture: field.picture,
      title: field.title,
      target: z
        .strictObject({ page: z.enum(SLOT_PAGES), id: field.id })
        .nullable()
        .default(null),
      from: field.wallTime,
      to: field.wallTime,
      order,
      /** Waits for the merchant's payment, or is given away. */
      offer: z
        .strictObject({ merchantId: field.id, priceFen: field.positiveFen, payUntil: field.wallTime })
        .nullable()
        .default(null),
    }),
    run: (house, _caller, { slotId, ...slot }) => saveSlot(house, { _id: slotId, ...slot }),
  }),
  /** Unpaid. */
  takeBackSlot: action({
    permission: 'operator',
    input: z.strictObject({ slotId: field.id }),
    run: (house, _caller, { slotId }) => takeBackSlot(house, slotId),
  }),
  /** Paid: what it was not shown for goes back to who paid. */
  withdrawSlot: action({
    permission: 'operator',
    input: z.strictObject({ slotId: field.id }),
    run: (house, _caller, { slotId }) => withdrawSlot(house, slotId),
  }),
  slots: action({
    permission: 'operator',
    input: z.strictObject({ place: z.enum(SLOT_PLACES), ...page }),
    run: (house, _caller, { place, after, limit }) =>
      slotsOf(house.database, place, { at: house.clock.now(), after, limit }),
  }),
  /** Comments that wait for somebody to look at them, oldest first. */
  heldComments: action({
    permission: 'operator',
    input: z.strictObject(page),
    run: (house, _caller, { after, limit }) => heldComments(house.database, after, limit),
  }),
  /** Shows or hides a comment, held or not. */
  decideComment: action({
    permission: 'operator',
    input: z.strictObject({ commentId: field.id, isShown: z.boolean() }),
    run: (house, _caller, { commentId, isShown }) => decideComment(house, commentId, isShown),
  }),
};
