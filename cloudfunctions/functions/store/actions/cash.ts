/** A merchant pays into its fund, and its owner takes out of it. */
import * as z from 'zod';

import { action } from '../../../edge/action';
import * as field from '../../../edge/fields';
import { merchantHolder } from '../../../ledger/accounts';
import { cancelOut } from '../../../cashier/out/cancel';
import { tryOn } from '../../../cashier/out/send';
import { setAside } from '../../../cashier/out/set-aside';
import { askPayIn } from '../../../cashier/pay-in/ask';
import { checkPayIn } from '../../../cashier/pay-in/check';
import { cashOutOf, cashOutsOf, cashOutView, fundDesk, payInsOf, payInView } from '../../../cashier/views';
import { may } from '../permissions';

const ofMerchant = z.strictObject({ merchantId: field.id });
const page = ofMerchant.extend({ after: field.cursor, limit: field.shortPageSize });
const amount = ofMerchant.extend({ amountFen: field.positiveFen });
const one = ofMerchant.extend({ takeOutId: field.id });

export const cashActions = {
  fundDesk: action({
    permission: may.fundDesk,
    input: ofMerchant,
    run: (house, { memberId }, { merchantId }) => fundDesk(house, merchantId, memberId),
  }),
  payIn: action({
    permission: may.payIn,
    input: amount,
    run: async (house, { memberId, openId, requestId }, input) => {
      const asked = await askPayIn(house, { memberId, openId, requestId, ...input });
      return { payIn: payInView(asked.payIn), parameters: asked.parameters };
    },
  }),
  /** After the sheet: WeChat is asked, in case its notice is late. */
  checkPayIn: action({
    permission: may.checkPayIn,
    input: ofMerchant.extend({ payInId: field.id }),
    run: async (house, _caller, { merchantId, payInId }) =>
      payInView(await checkPayIn(house, merchantId, payInId)),
  }),
  payIns: action({
    permission: may.payIns,
    input: page,
    run: (house, _caller, { merchantId, after, limit }) => payInsOf(house, merchantId, after, limit),
  }),
  /** To the WeChat of the owner who asks. */
  takeOut: action({
    permission: may.takeOut,
    input: amount,
    run: async (house, { memberId, openId, requestId }, { merchantId, amountFen }) => {
      const wish = { holder: merchantHolder(merchantId), toId: memberId, openId, requestId, amountFen };
      const { _id: id } = await setAside(house, wish);
      return cashOutView(house, memberId, await tryOn(house, id));
    },
  }),
  takeOuts: action({
    permission: may.takeOuts,
    input: page,
    run: (house, { memberId }, { merchantId, after, limit }) =>
      cashOutsOf(house, merchantHolder(merchantId), memberId, after, limit),
  }),
  checkTakeOut: action({
    permission: may.checkTakeOut,
    input: one,
    run: (house, { memberId }, { merchantId, takeOutId }) =>
      cashOutOf(house, merchantHolder(merchantId), memberId, takeOutId),
  }),
  cancelTakeOut: action({
    permission: may.cancelTakeOut,
    input: one,
    run: async (house, { memberId }, { merchantId, takeOutId }) =>
      cashOutView(house, memberId, await cancelOut(house, merchantHolder(merchantId), takeOutId)),
  }),
};
