/** The timer of a mall that has not opened fires as well: each part of its work finds nothing to do and says so. */
import { memoryHouse, type TestHouse } from '../../../tests/support/memory-house';
import { doBookingChores } from '../../bookings/due';
import { countSold } from '../../catalog/count-sold';
import { sendCampaigns } from '../../marketing/send';
import { sendDueMessages } from '../../messages/send';
import { doDueWork } from '../../orders/due';

const SOME = 10;
const NO_ORDERS = { received: 0, settled: 0, closed: 0, paid: 0, refundsSent: 0, failed: [] };

type Work = (house: TestHouse) => Promise<unknown>;
const PARTS: readonly (readonly [name: string, work: Work, nothing: unknown])[] = [
  ['orders', (house) => doDueWork(house, SOME), NO_ORDERS],
  ['what was sold', (house) => countSold(house, SOME), 0],
  ['bookings', (house) => doBookingChores(house, SOME), { reminded: 0, missed: 0, failed: [] }],
  ['campaigns', (house) => sendCampaigns(house, SOME), { written: 0 }],
  ['messages', (house) => sendDueMessages(house, SOME), { sent: 0, failed: [] }],
];

test.each(PARTS)('%s', async (_name, work, nothing) => {
  expect(await work(memoryHouse())).toEqual(nothing);
});
