/** The demo that `npm start` makes when nothing else is said: everybody, sixty days. Takes about two minutes. */
import { MallReader } from '../page/mall-reader';
import { OPERATOR, PEOPLE } from './data/people';
import { openCloud, seedShort } from './test-support';

const DAYS = 60;

test('it comes to its end: every day but the last is closed, and everybody has come', async () => {
  const demo = await openCloud(DAYS);
  try {
    const { members } = await seedShort(demo, DAYS, PEOPLE.length);
    expect(Object.values(members)).toEqual(expect.arrayContaining(PEOPLE.map(({ name }) => name)));
    const days = await new MallReader(demo.cloud.client, OPERATOR).days();
    expect(days).toHaveLength(DAYS - 1);
  } finally {
    await demo.end();
  }
}, 900_000);
