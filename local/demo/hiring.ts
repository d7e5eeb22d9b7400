/** The chain takes its people on: an invitation's code, scanned and accepted, as anybody comes to the staff. */
import { CHAIN, STORES } from './data/chain';
import { OWNER } from './data/people';
import { HEAD_OFFICE, oneAt, postOf, STAFF, type StaffRow } from './data/staff';
import type { World } from './world';

/** From above: the owner appoints the head office, that the stores' managers, and each of them the others. */
export async function hireEverybody(world: World): Promise<void> {
  await hire(world, OWNER, HEAD_OFFICE);
  await Promise.all(
    STORES.map(async ({ id }) => {
      const manager = oneAt(id, '店长');
      await hire(world, HEAD_OFFICE.openid, manager);
      const others = STAFF.filter((one) => one.storeId === id && one !== manager);
      for (const one of others) await hire(world, manager.openid, one);
    }),
  );
}

async function hire({ mall, memberIds }: World, by: string, row: StaffRow): Promise<void> {
  const { openid } = row;
  const storeId = row.storeId ?? STORES[0]?.id ?? '';
  const invited = { merchantId: CHAIN.id, storeId, ...postOf(row) };
  const { invite } = await mall.call(by, 'store', 'inviteStaff', invited);
  const member = await mall.call(openid, 'member', 'join', {});
  memberIds.set(openid, member._id);
  await mall.call(openid, 'member', 'acceptInvite', { inviteId: invite._id });
}
