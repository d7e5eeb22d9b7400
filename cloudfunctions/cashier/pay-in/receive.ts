/** WeChat has the money: it joins the fund, once, however often and however late the news comes. */
import { memberIdOf } from '../../accounts/member-id';
import { merchantHolder } from '../../ledger/accounts';
import { post, type BooksHouse } from '../../ledger/post';
import { loadCash, Till } from '../../market/till';
import { refuse } from '../../platform/refusal';
import type { PayInAtWechat } from '../../platform/wechat-pay/cash-desk';
import { dayOf } from '../../units/days';
import { payIns, type PayIn } from '../documents';

/** Refuses `NOT_FOUND`, and `PAYMENT_MISMATCH` for another amount, payer or number at WeChat than were known. */
export async function receivePayIn(house: BooksHouse, paid: PayInAtWechat): Promise<PayIn> {
  const { number: id, amountFen, paidAt, transactionId } = paid;
  // Whose it is never changes, so it may be read beforehand.
  const { merchantId } = (await house.database.get(payIns, id)) ?? refuse('NOT_FOUND', { payInId: id });
  const fund = merchantHolder(merchantId);
  return post(
    house,
    { entryId: `pay-in:${id}`, kind: 'pay-in', cause: id, input: { amountFen, transactionId }, holders: [] },
    async (reader) => {
      const [payIn, cash] = await Promise.all([reader.get(payIns, id), loadCash(reader, [fund])]);
      return { payIn: payIn ?? refuse('NOT_FOUND', { payInId: id }), cash };
    },
    (book, { payIn, cash }) => {
      if (payIn.amountFen !== amountFen || payIn.byId !== memberIdOf(paid.payerOpenId))
        refuse('PAYMENT_MISMATCH', { payInId: id });
      if (payIn.state === 'paid')
        return payIn.transactionId === transactionId ? payIn : refuse('PAYMENT_MISMATCH', { payInId: id });
      const till = new Till(book, cash);
      till.receive(fund, amountFen, 'fund.in');
      till.close();
      const billDay = dayOf(paidAt);
      const received: PayIn = { ...payIn, state: 'paid', dueAt: null, paidAt, transactionId, billDay };
      book.put(payIns, received);
      return received;
    },
  );
}
