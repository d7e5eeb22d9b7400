/** Puts on the operators' desk what a short demo does not bring: written where the mall keeps it, or done as people do. */
import { memberIdOf } from '../../cloudfunctions/accounts/member-id';
import { roleApplications } from '../../cloudfunctions/accounts/documents';
import { comments } from '../../cloudfunctions/community/documents';
import { pointKeys } from '../../cloudfunctions/custody/documents';
import { alarms } from '../../cloudfunctions/office/documents';
import { bookDifferences, reconciliations } from '../../cloudfunctions/operations/reconcile/documents';
import { openDatabase } from '../../cloudfunctions/platform/cloudbase';
import { OPERATOR } from '../../local/demo/data/people';
import { putShop } from '../support/departing-shop';
import type { MallAtDesk } from './open-console';

export const ASKER = 'demo-jiang-huimin';
export const NEW_KEY = 'ab'.repeat(32);
const CITIES = [
  ['demo-he-siyu', '温州市'],
  ['demo-lin-xiaoyue', '嘉兴市'],
] as const;

/** Merchants that can be closed, and that want to come back. */
const LEAVERS = [
  ['素颜', 'leaving', { stock: 'burned' }],
  ['清禾', 'closed', { state: 'returning' }],
  ['云舒', 'closed', { state: 'returning' }],
] as const;

/** Which the person then forgets. */
export async function setPassword({ mall }: MallAtDesk): Promise<void> {
  await mall.call(ASKER, 'member', 'setPassword', { password: '258036' });
}

/** One of everything that operators seldom see. The product is of the own shop. */
export async function putOnDesk({ mall }: MallAtDesk, productId: string): Promise<void> {
  const at = await mall.now();
  const memberId = memberIdOf(ASKER);
  for (const [openid, city] of CITIES) {
    await mall.pay(openid, await mall.call(openid, 'member', 'buyPack', { pack: 'region' }));
    await mall.call(openid, 'member', 'applyForCity', { city });
  }
  const database = openDatabase();
  const [run] = (await mall.call(OPERATOR, 'operator', 'reconciliations', { limit: 1 })).runs;
  if (run === undefined) throw new Error('no day has been reconciled');
  for (const [i, [name, state, wish]] of LEAVERS.entries())
    await putShop(
      {
        merchantId: `leaver-${i}`,
        ownerId: memberId,
        name,
        state,
        wish: { closesFrom: at, closedAt: at, ...wish },
      },
      at,
    );
  const transaction = await database.begin();
  await transaction.put(comments, {
    ...{ _id: 'comment-held', memberId, orderId: 'order-held', skuId: 'sku-held', productId },
    ...{ merchantId: 'platform', title: '红光美容灯', stars: 4, text: '灯光柔和，脸不烫' },
    ...{
      pictures: [],
      inputHash: '',
      checkIds: [],
      textVerdict: 'review',
      state: 'held',
      isDecided: false,
      at,
      answer: null,
    },
  });
  await transaction.put(pointKeys, {
    ...{ _id: memberId, publicKey: 'cd'.repeat(32), sequence: 0, since: at, stopped: null },
    next: { publicKey: NEW_KEY, askedAt: at, checked: null },
  });
  await transaction.put(roleApplications, {
    ...{ _id: memberId, role: 'shopkeeper', state: 'applied', salesFen: 0, appliedAt: at },
    ...{ decidedAt: null, decidedBy: null, answer: null },
  });
  await transaction.put(alarms, {
    ...{ _id: 'books:2026-06-07', kind: 'bookDifference', about: '2026-06-07', state: 'open' },
    ...{ text: '2026-06-07 的账目核对有 1 处不符', openedAt: at, seenBy: null, seenAt: null, goneAt: null },
  });
  await transaction.put(bookDifferences, {
    ...{ _id: '2026-06-07:balance:someone', day: '2026-06-07', kind: 'balance', about: 'someone' },
    ...{ found: '12', expected: '10', state: 'open', foundAt: at },
    steps: [{ state: 'open', at, byId: null, reason: '12 ≠ 10' }],
  });
  // As if the night had been interrupted: its holders are to be compared once more.
  await transaction.put(reconciliations, { ...run, phase: 'holders', through: '', doneAt: null });
  await transaction.commit();
}
