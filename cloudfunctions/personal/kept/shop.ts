/** What a merchant's application says of its owner: found by the merchants that the person owns. */
import { applications, merchants } from '../../stores/documents';
import { pick, type Kept } from './kept';

const MOST_MERCHANTS = 100;

export const keptShops: Kept = {
  ...{ key: 'shops', title: '商家入驻资料', why: '审核商家、联系店主' },
  keeps: '商家在商城期间；退出后随您注销清除联系人和证照照片',
  collection: applications.name,
  isErased: true,
  shown: async (reader, memberId) => {
    const owned = await reader.find(merchants, { where: { ownerId: memberId }, limit: MOST_MERCHANTS });
    const known = await reader.getMany(
      applications,
      owned.map(({ _id }) => _id),
    );
    return {
      rows: [...known.values()].map((one) => pick(one, '_id', 'state', 'contact', 'licences', 'submittedAt')),
      next: null,
    };
  },
  erase: async (transaction, memberId) => {
    const owned = await transaction.find(merchants, { where: { ownerId: memberId }, limit: MOST_MERCHANTS });
    const known = await transaction.getMany(
      applications,
      owned.map(({ _id }) => _id),
    );
    const all = [...known.values()];
    await Promise.all(
      all.map((one) => transaction.put(applications, { ...one, contact: null, licences: [] })),
    );
    const files = all.flatMap(({ licences }) => licences.flatMap(({ picture }) => picture ?? []));
    return { rows: all.map(({ _id }) => _id), next: null, files };
  },
};
