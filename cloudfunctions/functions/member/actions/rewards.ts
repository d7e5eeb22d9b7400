/** What a consumer sees of wallet, days, rewards, customers and roles; and the open books. */
import * as z from 'zod';

import { activationOf } from '../../../accounts/activation';
import { applyForRole } from '../../../accounts/apply-role';
import { customersOf, teamOf } from '../../../accounts/team';
import { walletOf } from '../../../accounts/wallet';
import { memberHolder } from '../../../ledger/accounts';
import { cashOf } from '../../../market/reading/own';
import { action } from '../../../edge/action';
import * as field from '../../../edge/fields';
import { publicBooks, publicPage } from '../../../operations/public-books';
import { applyForCity } from '../../../partners/apply';
import { searchCities } from '../../../partners/cities';
import { regionMonth, regionPage } from '../../../partners/region';
import { daysCsv } from '../../../points/days-csv';
import { myDays, myDaysCsv } from '../../../points/my-days';
import { myRewards, rewardMonth, rewardRows } from '../../../rewards/reading/my-rewards';
import { openShare, shareCard } from '../../../storefront/share';
import { orderRewards } from '../../../rewards/reading/order-rewards';

const page = z.strictObject({ after: field.cursor, limit: field.shortPageSize });
const days = z.strictObject({ before: field.day.nullable().default(null), limit: field.daysPageSize });
const CSV_DAYS = 1000;

const walletActions = {
  /** The wallet page. */
  wallet: action({
    permission: 'visitor',
    input: z.strictObject({}),
    run: async (house, { memberId }) => {
      const [wallet, cash] = await Promise.all([
        walletOf(house, memberId),
        cashOf(house, memberHolder(memberId)),
      ]);
      return { ...wallet, cash };
    },
  }),
  /** Day by day, thirty a page, back to the day of joining. */
  myDays: action({
    permission: 'visitor',
    input: days,
    run: (house, { memberId }, { before, limit }) => myDays(house, memberId, before, limit),
  }),
  /** holders-own.csv: up to 1000 days a page, the latest page first. */
  myDaysCsv: action({
    permission: 'visitor',
    input: z.strictObject({ before: field.day.nullable().default(null) }),
    run: (house, { memberId }, { before }) => myDaysCsv(house, memberId, before, CSV_DAYS),
  }),
  /** What activation costs and does, before it is bought. */
  activation: action({
    permission: 'visitor',
    input: z.strictObject({}),
    run: (house, { memberId }) => activationOf(house, memberId),
  }),
};

const publicActions = {
  /** 公示, the page: for anyone. */
  openBooks: action({
    permission: 'visitor',
    input: z.strictObject({ limit: field.daysPageSize }),
    run: (house, _caller, { limit }) => publicBooks(house, limit),
  }),
  openBooksDays: action({
    permission: 'visitor',
    input: days,
    run: (house, _caller, { before, limit }) => publicPage(house, before, limit),
  }),
  /** days.csv: up to 1000 days a page, from the first. */
  daysCsv: action({
    permission: 'visitor',
    input: z.strictObject({ after: field.day.nullable().default(null) }),
    run: (house, _caller, { after }) => daysCsv(house, after, CSV_DAYS),
  }),
};

const sharingActions = {
  /** Card and poster: content and the member's own code; asked for when the person wants to share. */
  shareCard: action({
    permission: 'visitor',
    input: z.discriminatedUnion('page', [
      z.strictObject({ page: z.literal('home') }),
      z.strictObject({ page: z.enum(['product', 'store']), id: field.id }),
    ]),
    run: (house, { memberId }, shared) => shareCard(house, memberId, { id: '', ...shared }),
  }),
  /** Where a shared code leads; a new person is bound to who shared it. */
  openShare: action({
    permission: 'visitor',
    input: z.strictObject({ sceneId: field.id }),
    run: (house, { memberId }, { sceneId }) => openShare(house, memberId, sceneId),
  }),
  /** The rewards page: sums, this month, what is on its way, the first orders. */
  rewards: action({
    permission: 'visitor',
    input: z.strictObject({ limit: field.shortPageSize }),
    run: (house, { memberId }, { limit }) => myRewards(house, memberId, limit),
  }),
  moreRewards: action({
    permission: 'visitor',
    input: page,
    run: (house, { memberId }, { after, limit }) => rewardRows(house, memberId, after, limit),
  }),
  rewardMonth: action({
    permission: 'visitor',
    input: z.strictObject({ month: field.month }),
    run: (house, { memberId }, { month }) => rewardMonth(house, memberId, month),
  }),
  /** Of the caller's own order. */
  orderRewards: action({
    permission: 'visitor',
    input: z.strictObject({ orderId: field.orderId }),
    run: (house, { memberId }, { orderId }) => orderRewards(house, memberId, orderId),
  }),
  /** The customers page: role, progress, application, the latest customers. */
  team: action({
    permission: 'visitor',
    input: z.strictObject({ limit: field.shortPageSize }),
    run: (house, { memberId }, { limit }) => teamOf(house, memberId, limit),
  }),
  customers: action({
    permission: 'visitor',
    input: page,
    run: (house, { memberId }, { after, limit }) => customersOf(house, memberId, after, limit),
  }),
  applyForRole: action({
    permission: 'visitor',
    input: z.strictObject({}),
    run: (house, { memberId }) => applyForRole(house, memberId),
  }),
};

const regionActions = {
  /** The region partner's page. */
  region: action({
    permission: 'visitor',
    input: z.strictObject({}),
    run: (house, { memberId }) => regionPage(house, memberId),
  }),
  regionMonth: action({
    permission: 'visitor',
    input: page.extend({ month: field.month }),
    run: (house, { memberId }, { month, after, limit }) => regionMonth(house, memberId, month, after, limit),
  }),
  /** City units whose name, province or code contains the text. */
  cities: action({
    permission: 'visitor',
    input: z.strictObject({ text: field.keyword, limit: field.shortPageSize }),
    run: (_house, _caller, { text, limit }) => Promise.resolve(searchCities(text, limit)),
  }),
  applyForCity: action({
    permission: 'visitor',
    input: z.strictObject({ city: field.city }),
    run: (house, { memberId }, { city }) => applyForCity(house, memberId, city),
  }),
};

export const rewardActions = { ...walletActions, ...publicActions, ...sharingActions, ...regionActions };
