/** Members, their holders and their referrers: permanent, without circles, and the same in every order. */
import { standings } from '../activity';
import { differs, type Check } from '../finding';

const members: Check = {
  name: 'members',
  proves:
    'everybody who joined has an entry of it and a holder; referrers are permanent and the same in every order',
  *run({ books, facts }) {
    const all = books.all('members');
    for (const { _id: id, upline, referrerId, joinedAt } of all.values()) {
      yield* differs('members', id, 'referrer', referrerId, upline[0] ?? null);
      const above = referrerId === null ? [] : [referrerId, ...(all.get(referrerId)?.upline ?? [])];
      yield* differs('members', id, 'everybody above', upline.join(' '), above.join(' '));
      if (upline.includes(id)) yield { collection: 'members', id, what: 'is its own referrer' };
      if (joinedAt !== null && !books.all('holders').has(`member:${id}`))
        yield { collection: 'holders', id: `member:${id}`, what: 'missing, but the member has joined' };
    }
    for (const { _id: id } of books.all('holders').values()) {
      const [kind = '', own = ''] = id.split(':');
      const collection = kind === 'member' ? 'members' : 'merchants';
      if (!books.all(collection).has(own))
        yield { collection, id: own, what: `missing, but ${id} holds something` };
    }
    for (const { _id: id, memberId, chain, merchantId } of books.all('orders').values()) {
      const upline = all.get(memberId)?.upline;
      yield* differs('orders', id, 'referral chain', chain.join(' '), upline?.join(' '));
      if (!books.all('merchants').has(merchantId))
        yield { collection: 'merchants', id: merchantId, what: `missing, but order ${id} is of it` };
    }
    for (const { _id: id, kind, cause } of facts.entries.values())
      if (kind === 'join' && all.get(cause)?.joinedAt === null)
        yield { collection: 'members', id: cause, what: `has not joined, but the journal has ${id}` };
  },
};

const counts: Check = {
  name: 'counts of holders',
  proves: 'the orders that stand behind everybody, and the packs held, are those of the orders',
  *run({ books, facts }) {
    const settled = new Map<string, Set<string>>();
    const ordinary = new Map<string, Set<string>>();
    const note = (sets: Map<string, Set<string>>, memberId: string, orderId: string): void => {
      sets.set(memberId, (sets.get(memberId) ?? new Set()).add(orderId));
    };
    for (const { order, until } of standings(books, facts)) {
      if (until !== null) continue;
      note(settled, order.memberId, order._id);
      if (order.kind !== 'pack') note(ordinary, order.memberId, order._id);
    }
    const packs = new Map<string, string[]>();
    for (const { memberId, pack, settlements } of books.all('orders').values())
      if (pack !== null && settlements.some((one) => !one.reversed))
        packs.set(memberId, [...(packs.get(memberId) ?? []), pack]);
    for (const holder of books.all('holders').values()) {
      const [kind, id = ''] = holder._id.split(':');
      if (kind !== 'member') continue;
      yield* differs(
        'holders',
        holder._id,
        'settled orders',
        holder.settledOrders,
        settled.get(id)?.size ?? 0,
      );
      yield* differs(
        'holders',
        holder._id,
        'ordinary orders',
        holder.ordinaryOrders,
        ordinary.get(id)?.size ?? 0,
      );
      const held = [...holder.heldPacks].sort().join(' ');
      yield* differs('holders', holder._id, 'packs', held, (packs.get(id) ?? []).sort().join(' '));
    }
  },
};

export const peopleChecks: readonly Check[] = [members, counts];
