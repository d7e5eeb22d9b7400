/** 到家 as the store, or a dealer in its place, carries it out. */
import * as z from 'zod';

import { action, standingOf, type ActionHouse, type Caller } from '../../../edge/action';
import * as field from '../../../edge/fields';
import { sendMessagesOf } from '../../../messages/send';
import { saveVisitArea, visitAreaOf } from '../../../visits/area';
import { assignVisit } from '../../../visits/assign';
import { cancelVisit, moveVisit } from '../../../visits/customer';
import { dealerOfCode, dealershipsOf, moveDealership } from '../../../visits/dealers';
import type { Visit } from '../../../visits/documents';
import { forStaff, type VisitForStaff } from '../../../visits/list';
import { dealerVisits, storeVisits, type StoreVisits } from '../../../visits/store-day';
import { arriveVisit, departVisit, failVisit, finishVisit } from '../../../visits/progress';
import { may } from '../permissions';

const ofStore = z.strictObject({ merchantId: field.id, storeId: field.id });
const ofVisit = ofStore.extend({ visitId: field.id });
const ofChain = z.strictObject({ merchantId: field.id });

/** Tells the customer, and keeps the customer's code from the staff. */
async function told(house: ActionHouse, changing: Promise<Visit>): Promise<VisitForStaff> {
  const visit = await changing;
  await sendMessagesOf(house, visit._id);
  return forStaff(visit);
}

/** With what the person may do about them. */
async function shown(caller: Caller, finding: Promise<StoreVisits>) {
  const { role, storeIds } = standingOf(caller);
  const isAllowed = {
    assign: may.assignVisit.staff.includes(role),
    changeArea: may.saveVisitArea.staff.includes(role),
    deal: may.moveDealership.staff.includes(role) && storeIds === 'all',
  };
  return { ...(await finding), may: isAllowed };
}

export const visitActions = {
  visitArea: action({
    permission: may.visitArea,
    input: ofStore,
    run: (house, _caller, { storeId }) => visitAreaOf(house.database, storeId),
  }),
  saveVisitArea: action({
    permission: may.saveVisitArea,
    input: ofStore.extend({
      isOpen: z.boolean(),
      districts: z.array(z.strictObject({ city: field.city, district: field.text.max(40) })).max(100),
      windows: z
        .array(
          z
            .strictObject({
              from: field.minute,
              to: field.minute,
              capacity: z.number().int().min(1).max(999),
            })
            .refine(({ from, to }) => from < to),
        )
        .max(24),
      closedDays: z.array(field.day).max(100).default([]),
    }),
    run: (house, _caller, area) => saveVisitArea(house, area),
  }),
  visits: action({
    permission: may.visits,
    input: ofStore.extend({ day: field.day.nullable().default(null) }),
    run: (house, caller, { day, ...place }) => shown(caller, storeVisits(house, place, day)),
  }),
  /** What the merchant does for others that day; who assigns nobody sees what they are sent to. */
  dealerVisits: action({
    permission: may.dealerVisits,
    input: ofStore.extend({ day: field.day.nullable().default(null) }),
    run: (house, caller, { day, ...place }) => {
      const seesAll = may.assignVisit.staff.includes(standingOf(caller).role);
      return shown(caller, dealerVisits(house, place, day, seesAll ? null : caller.memberId));
    },
  }),
  assignVisit: action({
    permission: may.assignVisit,
    input: ofVisit.extend({
      staffMemberId: field.id.nullable().default(null),
      courier: z
        .strictObject({
          kind: z.enum(['own', 'outside']),
          name: field.text.min(1).max(30),
          phone: field.phone,
        })
        .nullable()
        .default(null),
      dealerId: field.id.nullable().default(null),
    }),
    run: (house, { memberId: staffId }, { visitId, merchantId, storeId, ...assignment }) =>
      told(house, assignVisit(house, visitId, { merchantId, storeId, staffId }, assignment)),
  }),
  moveVisit: action({
    permission: may.moveVisit,
    input: ofVisit.extend(field.window),
    run: (house, { memberId: staffId }, { visitId, merchantId, storeId, ...to }) =>
      told(house, moveVisit(house, visitId, to, { merchantId, storeId, staffId })),
  }),
  cancelVisit: action({
    permission: may.cancelVisit,
    input: ofVisit.extend({ reason: field.sentence }),
    run: (house, { memberId: staffId }, { visitId, reason, ...place }) =>
      told(house, cancelVisit(house, visitId, { ...place, staffId }, reason)),
  }),
  departVisit: action({
    permission: may.departVisit,
    input: ofVisit,
    run: (house, { memberId: staffId }, { visitId, ...place }) =>
      told(house, departVisit(house, visitId, { ...place, staffId })),
  }),
  arriveVisit: action({
    permission: may.arriveVisit,
    input: ofVisit,
    run: (house, { memberId: staffId }, { visitId, ...place }) =>
      told(house, arriveVisit(house, visitId, { ...place, staffId })),
  }),
  /** Done: the customer says the code. */
  finishVisit: action({
    permission: may.finishVisit,
    input: ofVisit.extend({ code: field.doorCode }),
    run: (house, { memberId: staffId }, { visitId, code, ...place }) =>
      told(house, finishVisit(house, { visitId, code, who: { ...place, staffId } })),
  }),
  failVisit: action({
    permission: may.failVisit,
    input: ofVisit.extend({ reason: field.sentence }),
    run: (house, { memberId: staffId }, { visitId, reason, ...place }) =>
      told(house, failVisit(house, visitId, { ...place, staffId }, reason)),
  }),
  /** Offers, accepts or ends that one merchant fulfils for another; `merchantId` is who acts. */
  moveDealership: action({
    permission: may.moveDealership,
    input: ofChain.extend({
      sellerId: field.id,
      dealerId: field.id,
      step: z.enum(['offer', 'agree', 'end']),
    }),
    run: (house, _caller, { merchantId: actingId, sellerId: merchantId, dealerId, step }) =>
      moveDealership(house, { merchantId, dealerId, actingId, step }),
  }),
  /** Whose counter the scanned code stands on. */
  dealerOfCode: action({
    permission: may.dealerOfCode,
    input: ofChain.extend({ codeId: field.id }),
    run: (house, _caller, { codeId }) => dealerOfCode(house, codeId),
  }),
  dealerships: action({
    permission: may.dealerships,
    input: ofChain,
    run: (house, _caller, { merchantId }) => dealershipsOf(house.database, merchantId),
  }),
};
