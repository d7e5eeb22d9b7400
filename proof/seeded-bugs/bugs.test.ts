/** `npm run seeded-bugs` runs them; here only that each can still be planted. */
import { existsSync, readFileSync } from 'node:fs';

import { SEEDED_BUGS } from './bugs';

test.each(SEEDED_BUGS.map((bug) => [bug.what, bug] as const))(
  '%s',
  (_what, { file, from, to = '', test: by }) => {
    expect(readFileSync(file, 'utf8').split(from)).toHaveLength(2);
    expect(to).not.toBe(from);
    expect(existsSync(by)).toBe(true);
  },
);

test('there are enough of them, each of its own', () => {
  expect(SEEDED_BUGS.length).toBeGreaterThanOrEqual(20);
  expect(new Set(SEEDED_BUGS.map(({ what }) => what)).size).toBe(SEEDED_BUGS.length);
});
