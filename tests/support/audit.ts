/** Fails when any identity of the books has two different sides. */
import { readResults } from '../../local/replay/results';
import { summarise } from '../../local/replay/summary';
import type { BooksHouse } from '../../cloudfunctions/ledger/post';
import { sweepHolders } from '../../cloudfunctions/points/sweep';

export async function expectSoundBooks(house: BooksHouse): Promise<void> {
  while ((await sweepHolders(house, 1000)) > 0);
  const summary = await summarise(house, await readResults(house.database), { replayMs: 0, calls: {} });
  expect(summary.identities.filter(({ left, right }) => left !== right)).toEqual([]);
}
