/** When somebody works: one document a post, with the id of the post (stores/staff/employment.ts). */
import { shifts } from '../../bookings/documents';
import type { Reader } from '../../platform/database';
import { employments } from '../../stores/documents';
import { pick, type Kept } from './kept';

const MOST_POSTS = 100;

async function shiftsOf(reader: Reader, memberId: string) {
  const posts = await reader.find(employments, { where: { memberId }, limit: MOST_POSTS });
  const known = await reader.getMany(
    shifts,
    posts.map(({ _id }) => _id),
  );
  return [...known.values()];
}

export const keptShifts: Kept = {
  ...{ key: 'shifts', title: '排班', why: '顾客预约到人', keeps: '姓名到注销为止' },
  collection: shifts.name,
  isErased: true,
  shown: async (reader, memberId) => ({
    rows: (await shiftsOf(reader, memberId)).map((one) => pick(one, '_id', 'merchantId', 'name', 'storeIds')),
    next: null,
  }),
  erase: async (transaction, memberId) => {
    const found = await shiftsOf(transaction, memberId);
    await Promise.all(found.map((one) => transaction.put(shifts, { ...one, name: '' })));
    return { rows: found.map(({ _id }) => _id), next: null, files: [] };
  },
};
