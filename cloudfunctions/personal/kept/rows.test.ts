import { Mall, OWING } from '../../../tests/support/mall';
import { memoryHouse } from '../../../tests/support/memory-house';
import { COLLECTIONS } from '../../collections';
import { keptRows } from '../export-mine';
import { KEPT } from './rows';

/** Found by a person without being the person's: whose they are, and where that is said. */
const NOT_THEIRS: Readonly<Record<string, string>> = {
  partners: 'the city’s office; terms and applications are the person’s own rows',
};

test('every collection that is searched by person has a row', () => {
  const searched = COLLECTIONS.filter(({ indexes }) =>
    indexes.some(({ fields }) => fields[0]?.[0] === 'memberId' || fields[0]?.[0] === 'holder'),
  ).map(({ name }) => name);
  const told = new Set([...KEPT.map(({ collection }) => collection), ...Object.keys(NOT_THEIRS)]);
  expect(searched.filter((name) => !told.has(name))).toEqual([]);
});

test('keys are unique, and everything is explained', () => {
  expect(new Set(KEPT.map(({ key }) => key)).size).toBe(KEPT.length);
  expect(KEPT.filter(({ title, why, keeps }) => !title || !why || !keeps)).toEqual([]);
});

describe('what a person is shown', () => {
  async function lived() {
    const house = memoryHouse(OWING);
    const mall = await Mall.open(house);
    await mall.activeMember('anna');
    await mall.activeMember('mei', 'anna');
    for (const amountFen of [5000, 6000, 7000]) await mall.bill('mei', amountFen);
    return { house, mall };
  }

  it('comes page by page, each document once', async () => {
    const { house } = await lived();
    const texts: string[] = [];
    for (let after: string | null = ''; after !== null;) {
      const page = await keptRows(house, 'mei', 'orders', after, 2);
      expect(page.rows.length).toBeLessThanOrEqual(2);
      texts.push(...page.rows);
      after = page.next;
    }
    const ids = texts.map((text) => (JSON.parse(text) as { _id: string })._id);
    expect(new Set(ids).size).toBe(4);
    expect(ids).toHaveLength(4);
  });

  it.each(KEPT.map(({ key }) => key).filter((key) => key !== 'member'))(
    'of %s names nobody else',
    async (key) => {
      const { house } = await lived();
      const { rows } = await keptRows(house, 'mei', key, '', 100);
      expect(rows.join('\n')).not.toContain('anna');
    },
  );

  it('of another person is nothing', async () => {
    const { house } = await lived();
    for (const { key } of KEPT) expect((await keptRows(house, 'nobody', key, '', 100)).rows).toEqual([]);
  });

  it('of something that is not kept is refused', async () => {
    const { house } = await lived();
    await expect(keptRows(house, 'mei', 'secrets', '', 10)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
