/** What was answered with an error is counted by the label of whoever was answered so. */
import { installLabels, withLabel } from './label';
import { openCloud, type Opened } from './test-support';

let opened: Opened;

beforeAll(async () => {
  opened = await openCloud();
  installLabels();
  opened.cloud.ensureCollection('t');
  await opened.db.collection('t').add({ data: { _id: 'x', n: 0 } });
});
afterAll(() => opened.end());

test('a conflict counts where it was met, and the counts begin anew', async () => {
  const { cloud, db } = opened;
  cloud.resetCounts();
  const first = await db.startTransaction();
  await first
    .collection('t')
    .doc('x')
    .update({ data: { n: 1 } });
  await withLabel('second', async () => {
    const second = await db.startTransaction();
    await expect(
      second
        .collection('t')
        .doc('x')
        .update({ data: { n: 2 } }),
    ).rejects.toThrow(/Conflict/);
  });
  await first.commit();
  expect(cloud.failures()).toEqual({ second: { DATABASE_TRANSACTION_CONFLICT: 1 } });
  cloud.resetCounts();
  expect(cloud.failures()).toEqual({});
});
