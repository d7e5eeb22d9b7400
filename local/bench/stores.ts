/** bench stores: bookings by thousands at once, and how soon the clerk sees a payment. */
import { benchBookings } from './bookings';
import { benchClerksScreen } from './clerks-screen';

export async function benchStores(): Promise<void> {
  await benchClerksScreen();
  await benchBookings();
}
