/** What CloudBase allows a collection (docs/platform.md). */
import { INDEXES_MAX } from '../local/cloud/database/limits';
import { COLLECTIONS } from './collections';

test.each(COLLECTIONS.map(({ name, indexes }) => ({ name, count: indexes.length })))(
  '$name has no more indexes than there may be',
  ({ count }) => {
    expect(count).toBeLessThanOrEqual(INDEXES_MAX);
  },
);

test('no index is the beginning of another', () => {
  const doubled = COLLECTIONS.flatMap(({ name, indexes }) =>
    indexes
      .filter((one) =>
        indexes.some(
          (other) =>
            other !== one &&
            one.unique !== true &&
            one.fields.length < other.fields.length &&
            one.fields.every(
              ([field, way], i) => other.fields[i]?.[0] === field && other.fields[i][1] === way,
            ),
        ),
      )
      .map((one) => `${name}: ${one.fields.map(([field]) => field).join(', ')}`),
  );
  expect(doubled).toEqual([]);
});
