/** The picture files of somebody who leaves: the own ones, once, and again when the storage did not answer. */
import { expectSoundBooks } from '../../../tests/support/audit';
import { Mall, OWING } from '../../../tests/support/mall';
import { memoryHouse, type TestHouse } from '../../../tests/support/memory-house';
import { noPictures } from '../../../tests/support/no-pictures';
import { comments } from '../../community/documents';

import { refuseRefund, requestRefund } from '../../orders/refunding/after-sale';
import type { PictureStore } from '../../platform/pictures/picture-store';
import { applications, merchants } from '../../stores/documents';
import { MINUTE_MS } from '../../units/days';
import { leavings } from '../documents';
import { pictureFolderOf } from '../pictures';
import { askToLeave, WAITING_DAYS } from './ask';
import { finishLeaving } from './finish';

const MEMBER = 'mei';
const MANY = 1000;
const own = (folder: string, name: string): string =>
  `cloud://env.bucket/${folder}/${pictureFolderOf(MEMBER)}/${name}.jpg`;
const FOREIGN = `cloud://env.bucket/comments/${pictureFolderOf('anna')}/face.jpg`;
const COMMENTED = Array.from({ length: 70 }, (_, i) => own('comments', String(i)));
const AFTER_SALE = own('after-sale', 'box');
const LICENCE = own('licences', 'shop');

/** A storage that may be out of order, and remembers what it was asked to delete. */
class Storage implements PictureStore {
  readonly save = (path: string) => noPictures.save(path, Buffer.alloc(0));
  readonly links = () => noPictures.links([]);
  readonly calls: (readonly string[])[] = [];
  isOut = false;

  remove(files: readonly string[]): Promise<void> {
    if (this.isOut) return Promise.reject(new Error('the storage does not answer'));
    this.calls.push(files);
    return Promise.resolve();
  }

  get deleted(): string[] {
    return this.calls.flat();
  }
}

let house: TestHouse & { pictures: Storage };
let mall: Mall;

beforeEach(async () => {
  house = { ...memoryHouse(OWING), pictures: new Storage() };
  mall = await Mall.open(house);
  await mall.activeMember(MEMBER);
  const bill = await mall.bill(MEMBER, 5_000);
  const asked = {
    orderId: bill._id,
    memberId: MEMBER,
    amountFen: 5_000,
    reason: '破了',
    pictures: [AFTER_SALE],
  };
  await requestRefund(house, asked);
  await refuseRefund(house, bill._id, mall.shopId, '未见破损');
  const transaction = await house.database.begin();
  await transaction.put(comments, {
    ...{ _id: 'comment', memberId: MEMBER, orderId: bill._id, skuId: 'sku', productId: 'product' },
    ...{ merchantId: mall.shopId, title: '面膜', stars: 5, text: '好', inputHash: '', checkIds: [] },
    pictures: [...COMMENTED, FOREIGN, '/pictures/mask.svg'].map((fileId) => ({
      fileId,
      checkId: null,
      verdict: 'pass' as const,
    })),
    ...{ textVerdict: 'pass', state: 'shown', isDecided: false, at: house.clock.at, answer: null },
  });
  await transaction.put(merchants, {
    ...{ _id: 'gone', name: '旧店', state: 'closed', ownerId: MEMBER, referrerId: null, subMchid: null },
    ...{ freight: { feeFen: 0, freeFromFen: 0 }, storeCount: 0, createdAt: 1 },
  });
  await transaction.put(applications, {
    ...{ _id: 'gone', state: 'opened', contact: { name: '梅', phone: '13800000000' }, isMedical: false },
    licences: [{ kind: 'business', number: '9133', picture: LICENCE, validUntil: null }],
    ...{ submittedAt: 1, reviewedAt: 1, reviewedBy: 'operator', reason: null },
  });
  await transaction.commit();
  await mall.pass(2);
  await askToLeave(house, { memberId: MEMBER, requestId: 'ask', givesUp: true });
  await mall.pass(WAITING_DAYS);
});
afterEach(() => expectSoundBooks(house));

const leaving = () => house.database.get(leavings, MEMBER);

test('own files are deleted in pages, somebody else’s and those of the app never', async () => {
  expect(await finishLeaving(house, MANY)).toBe(1);
  const { deleted, calls } = house.pictures;
  expect([...deleted].sort()).toEqual([...COMMENTED, AFTER_SALE, LICENCE].sort());
  expect(calls.every((files) => files.length <= 50)).toBe(true);
  expect(await leaving()).toMatchObject({ state: 'erased', files: [], dueAt: null });
  expect((await house.database.get(comments, 'comment'))?.pictures).toEqual([]);
  expect(await house.database.get(applications, 'gone')).toMatchObject({ contact: null, licences: [] });
});

test('a storage that does not answer is asked again an hour later, and nothing else waits for it', async () => {
  house.pictures.isOut = true;
  expect(await finishLeaving(house, MANY)).toBe(0);
  expect(await leaving()).toMatchObject({ state: 'erasing', dueAt: house.clock.at + 60 * MINUTE_MS });
  house.pictures.isOut = false;
  expect(await finishLeaving(house, MANY)).toBe(0);
  house.clock.at += 60 * MINUTE_MS;
  expect(await finishLeaving(house, MANY)).toBe(1);
  expect(house.pictures.deleted).toHaveLength(COMMENTED.length + 2);
});

test('twenty firings at once, and one that stopped between the files and the note of it: all are gone in the end', async () => {
  await finishLeaving(house, 8);
  await Promise.all(Array.from({ length: 20 }, () => finishLeaving(house, MANY)));
  await finishLeaving(house, MANY);
  expect((await leaving())?.state).toBe('erased');
  expect(new Set(house.pictures.deleted)).toEqual(new Set([...COMMENTED, AFTER_SALE, LICENCE]));
});
