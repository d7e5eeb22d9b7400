/** The replay program on real data, after kill −9, and on bad files (slow: it starts real local clouds). */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { generateReplay } from '../reference/generate';
import { runReplay, writeTexts } from '../support/replay-program';

const MARKETPLACE = join(__dirname, '..', '..', '..', 'shared', 'data', 'marketplace');
const EXPECTED = join(MARKETPLACE, 'expected-2016-11-15');
/** A loaded machine may take its time; nothing here waits on a clock to be right. */
const SLOW_MS = 600_000;
const RESULTS = ['days.csv', 'holders.csv', 'entries.csv'];

const folder = mkdtempSync(join(tmpdir(), 'replay-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const hasRealOrders = existsSync(EXPECTED);
if (!hasRealOrders) console.warn(`SKIPPED: no real orders in ${MARKETPLACE}; the generated cases still run`);

(hasRealOrders ? test : test.skip)(
  'the real orders up to 2016-11-15 come out as an independent program got them',
  async () => {
    const out = join(folder, 'real');
    const ended = await runReplay(MARKETPLACE, out, ['--through', '2016-11-15']);
    expect(ended).toMatchObject({ code: 0 });
    for (const name of ['days.csv', 'holders.csv'])
      expect(readFileSync(join(out, name), 'utf8')).toBe(readFileSync(join(EXPECTED, name), 'utf8'));
  },
  SLOW_MS,
);

test(
  'killed with −9 again and again, a replay goes on and writes the same bytes',
  async () => {
    const files = writeTexts(join(folder, 'files'), generateReplay(7));
    const [whole, broken] = [join(folder, 'whole'), join(folder, 'broken')];
    expect(await runReplay(files, whole)).toMatchObject({ code: 0 });
    let kills = 0;
    // Longer and longer, so that a slow machine gets to the end as well.
    for (let delay = 400; ; delay = Math.ceil(delay * 1.4)) {
      const { code } = await runReplay(files, broken, [], delay);
      if (code === 0) break;
      expect(code).toBeNull();
      kills += 1;
    }
    expect(kills).toBeGreaterThanOrEqual(3);
    for (const name of RESULTS)
      expect(readFileSync(join(broken, name)).equals(readFileSync(join(whole, name)))).toBe(true);
  },
  SLOW_MS,
);

describe('bad input is refused with file, line and reason, and nothing is begun', () => {
  const texts = generateReplay(3);
  const line = (file: keyof typeof texts, n: number) => texts[file].split('\n')[n - 1] ?? '';
  const replaced = (file: keyof typeof texts, n: number, cells: Readonly<Record<string, string>>) => {
    const header = line(file, 1).split(',');
    const row = line(file, n)
      .split(',')
      .map((cell, i) => cells[header[i] ?? ''] ?? cell);
    return { ...texts, [file]: texts[file].replace(line(file, n), row.join(',')) };
  };
  const cases: readonly (readonly [name: string, texts: typeof texts, message: string])[] = [
    [
      'a negative amount',
      replaced('orders', 2, { amount: '-1.00' }),
      'orders.csv, line 2: amount "-1.00" is not an amount with at most 2 decimals',
    ],
    [
      'an amount above the limit',
      replaced('orders', 3, { amount: '10000000.01' }),
      'orders.csv, line 3: amount 10000000.01 is above the limit',
    ],
    [
      'an unknown member',
      replaced('orders', 2, { member_id: 'nobody' }),
      'orders.csv, line 2: unknown member nobody',
    ],
    [
      'an unknown merchant',
      replaced('orders', 2, { merchant_id: 'nowhere' }),
      'orders.csv, line 2: unknown merchant nowhere',
    ],
    [
      'a rate above 1',
      replaced('orders', 2, { allowance_rate: '1.0001' }),
      'orders.csv, line 2: allowance_rate 1.0001 is above the limit',
    ],
    [
      'a time that does not exist',
      replaced('orders', 2, { paid_at: '2024-02-30T10:00' }),
      'orders.csv, line 2: paid_at "2024-02-30T10:00" is not a time',
    ],
    [
      'a settlement before the payment',
      replaced('orders', 2, { settled_at: '2001-01-01T00:00' }),
      'orders.csv, line 2: settled_at is before paid_at',
    ],
    ['a malformed row', { ...texts, merchants: `${texts.merchants}one,two\n` }, '2 columns instead of 3'],
    [
      'another header',
      { ...texts, partners: texts.partners.replace('city', 'town') },
      'partners.csv, line 1: the header must be city,member_id',
    ],
    ['an id twice', { ...texts, partners: `${texts.partners}${line('partners', 2)}\n` }, 'occurs twice'],
  ];
  test.each(cases)('%s', async (name, bad, message) => {
    const files = writeTexts(join(folder, `bad ${name}`), bad);
    const out = join(folder, `out ${name}`);
    const ended = await runReplay(files, out);
    expect(ended.output).toContain(message);
    expect(ended.code).toBe(2);
    expect(existsSync(out)).toBe(false);
  });

  test('a folder that holds another replay is not continued', async () => {
    const files = writeTexts(join(folder, 'other'), generateReplay(8));
    const ended = await runReplay(files, join(folder, 'whole'));
    expect(ended.output).toContain('holds the replay of other files');
    expect(ended.code).toBe(2);
  });
});
