/** A request whose answer was lost comes again: what it placed is answered, whatever would be refused by now. */
import type { BooksHouse } from '../../ledger/post';
import { Refusal } from '../../platform/refusal';
import { retry } from '../../platform/retry';
import { PriceChanged } from '../../catalog/stock';
import { placedBefore, type Placed } from './create';

const PRICINGS = { attempts: 5, firstDelayMs: 5, longestDelayMs: 100 };

/** `place` prices and places, again where a price has changed in between. */
export function placedOnce(
  house: BooksHouse,
  { paymentId, input }: { readonly paymentId: string; readonly input: unknown },
  place: () => Promise<Placed>,
): Promise<Placed> {
  const again = (error: unknown): boolean => error instanceof PriceChanged;
  return retry(PRICINGS, house.waiting, again, async () => {
    try {
      return await place();
    } catch (error) {
      // What it took at first, a coupon for instance, is not there for the same request again.
      const before = error instanceof Refusal ? await placedBefore(house, paymentId, input) : null;
      if (before === null) throw error;
      return before;
    }
  });
}
