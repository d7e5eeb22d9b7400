/** What an operator of the platform can do. */
import * as z from 'zod';

import { confirmRealName } from '../../accounts/real-name';
import { action } from '../../edge/action';
import * as field from '../../edge/fields';
import { checkDesk, deskChecksOf } from '../../operations/bill/check-desk';
import { billChecksOf, checkBill, openDifferences } from '../../operations/bill/check-bill';
import { openMall } from '../../operations/open-mall';
import { overview } from '../../operations/overview';
import { accountActions } from './actions/accounts';
import { bookActions } from './actions/books';
import { deskActions } from './actions/desk';
import { marketActions } from './actions/market';
import { memberActions } from './actions/members';
import { officeActions } from './actions/office';
import { policyActions } from './actions/policy';
import { proposalActions } from './actions/proposals';
import { merchantActions } from './actions/merchants';
import { reconciliationActions } from './actions/reconciliation';
import { personalActions } from './actions/personal';
import { reportActions } from './actions/reports';
import { ownShopActions } from './actions/own-shop';
import { riskActions } from './actions/risk';
import { roleActions } from './actions/roles';
import { shelfActions } from './actions/shelf';
import { signInActions } from './actions/sign-in';
import { tipActions } from './actions/tips';
import { tradeActions } from './actions/trade';
import { twoPeopleActions } from './actions/two-people';

export const operatorActions = {
  ...signInActions,
  ...deskActions,
  ...ownShopActions,
  ...officeActions,
  ...riskActions,
  ...policyActions,
  ...proposalActions,
  ...twoPeopleActions,
  ...shelfActions,
  ...roleActions,
  ...merchantActions,
  ...tipActions,
  ...accountActions,
  ...marketActions,
  ...reconciliationActions,
  ...reportActions,
  ...personalActions,
  ...tradeActions,
  ...memberActions,
  ...bookActions,
  /** Opens the books for today, with the platform's own shop; a mall that is open stays as it is. */
  openMall: action({
    permission: 'operator',
    input: z.strictObject({ subMchid: field.subMchid }),
    run: (house, _caller, { subMchid }) => openMall(house, subMchid),
  }),
  /** The identity check has been done (until a service does it, by an operator). */
  confirmRealName: action({
    permission: 'operator',
    input: z.strictObject({ memberId: field.id }),
    run: (house, _caller, { memberId }) => confirmRealName(house, memberId),
  }),
  overview: action({
    permission: 'operator',
    input: z.strictObject({}),
    run: (house) => overview(house),
  }),
  /** The nightly comparisons with WeChat Pay's bill, newest first. */
  billChecks: action({
    permission: 'operator',
    input: z.strictObject({ limit: field.pageSize }),
    run: (house, _caller, { limit }) => billChecksOf(house, limit),
  }),
  /** Compares a day again, after something was put right. */
  checkBill: action({
    permission: 'operator',
    input: z.strictObject({ day: field.day }),
    run: (house, _caller, { day }) => checkBill(house, day),
  }),
  /** The same of the cash desk's fund bill. */
  deskChecks: action({
    permission: 'operator',
    input: z.strictObject({ limit: field.pageSize }),
    run: (house, _caller, { limit }) => deskChecksOf(house, limit),
  }),
  checkDesk: action({
    permission: 'operator',
    input: z.strictObject({ day: field.day }),
    run: (house, _caller, { day }) => checkDesk(house, day),
  }),
  /** Of both bills, the oldest first. */
  billDifferences: action({
    permission: 'operator',
    input: z.strictObject({ after: field.entryCursor, limit: field.pageSize }),
    run: (house, _caller, { after, limit }) => openDifferences(house, after, limit),
  }),
};
