/** A customer pays a clerk's code: the first one alone, and once. */
import type { Instant } from '../../units/days';
import type { BooksHouse } from '../../ledger/post';
import { idOf } from '../../platform/ids';
import { Refusal, refuse } from '../../platform/refusal';
import { storeOf } from '../../stores/merchants';
import { billCodes, type BillCode } from './documents';
import { createOrders, type Placed } from '../placing/create';
import { billDraft } from '../placing/pay-at-store';
import type { PointsAgreed } from '../placing/pay-partly';

/** The one payment that there can ever be for the code. */
export function paymentIdOf(codeId: string): string {
  return idOf('bill-code', codeId);
}

/**
 * Places the code's order for this customer, or answers what the same customer placed before. Refuses
 * `CODE_TAKEN` when another one was first, `CODE_OVER` when the code has ended or was taken back.
 */
export async function payBillCode(
  house: BooksHouse,
  memberId: string,
  codeId: string,
  points?: PointsAgreed,
): Promise<Placed> {
  // Store and amount of a code never change, so they may be read beforehand.
  const code = (await house.database.get(billCodes, codeId)) ?? refuse('CODE_OVER', { codeId });
  const store = await storeOf(house.database, code.storeId);
  const paymentId = paymentIdOf(codeId);
  try {
    return await createOrders(house, {
      paymentId,
      memberId,
      input: { codeId, memberId, ...(points !== undefined && { pointUnits: points.units }) },
      takesStock: false,
      drafts: [billDraft(store, paymentId, code.amountFen, code.note)],
      ...(points !== undefined && { points }),
      beside: async (reader) => {
        const present = await reader.get(billCodes, codeId);
        return (book) => {
          book.put(billCodes, taken(present, memberId, book.context.at));
        };
      },
    });
  } catch (error) {
    // The payment is there, for somebody else.
    if (error instanceof Refusal && error.code === 'REQUEST_REUSED') refuse('CODE_TAKEN', { codeId });
    throw error;
  }
}

function taken(code: BillCode | null, memberId: string, at: Instant): BillCode {
  if (code === null || code.state !== 'open' || code.expiresAt <= at) return refuse('CODE_OVER');
  return { ...code, state: 'taken', takenBy: memberId };
}
