/** How people stood at a moment: active, in which role, with how many orders behind them (§5, §7). */
import type { Role } from '../../cloudfunctions/policy/policy';
import { standings, type Standing } from './activity';
import { addDays } from './arithmetic';
import type { Export } from './export';
import type { JournalFacts } from './journal-facts';
import { policyOf } from './policies';

/** `unknown`: something changed at the very moment, and the export does not tell which was first. */
export type Known<T> = T | 'unknown';

export class History {
  private readonly bought = new Map<string, Standing[]>();
  private readonly roles = new Map<string, { readonly at: number; readonly to: Role }[]>();

  constructor(
    private readonly books: Export,
    facts: JournalFacts,
  ) {
    for (const standing of standings(books, facts)) {
      const { memberId } = standing.order;
      const own = this.bought.get(memberId);
      if (own === undefined) this.bought.set(memberId, [standing]);
      else own.push(standing);
    }
    for (const { memberId, at, to } of books.all('roleChanges').values())
      this.roles.set(memberId, [...(this.roles.get(memberId) ?? []), { at, to }]);
  }

  /** Activated by a pack that stood at the moment. Where a verified name activates, the export has no moment of it. */
  active(memberId: string, at: number): Known<boolean> {
    return this.any(memberId, at, ({ order }) => {
      const activation = policyOf(this.books, order.policyVersion)?.joining.activation;
      return order.pack === 'member' && activation === 'memberPack';
    });
  }

  hasSettled(memberId: string, at: number): Known<boolean> {
    return this.any(memberId, at, () => true);
  }

  heldPack(memberId: string, at: number, pack: 'region'): Known<boolean> {
    return this.any(memberId, at, ({ order }) => order.pack === pack);
  }

  /** Whether an own order carried the day (§9). */
  orderedWithin(memberId: string, at: number, day: string, activityDays: number): Known<boolean> {
    return this.any(memberId, at, (one) => addDays(one.day, activityDays) >= day);
  }

  /** Before the settlement of `orderId` itself. */
  hasOrdinary(memberId: string, at: number, orderId: string): Known<boolean> {
    const isItself = (one: Standing): boolean => one.order._id === orderId && one.at === at;
    return this.any(memberId, at, (one) => one.order.kind !== 'pack' && !isItself(one));
  }

  role(memberId: string, at: number): Known<Role> {
    const changes = this.roles.get(memberId) ?? [];
    if (changes.some((change) => change.at === at)) return 'unknown';
    const before = changes.filter((change) => change.at < at).sort((a, b) => b.at - a.at);
    return before[0]?.to ?? 'vip';
  }

  private any(memberId: string, at: number, isMeant: (one: Standing) => boolean): Known<boolean> {
    const meant = (this.bought.get(memberId) ?? []).filter(isMeant);
    const stands = meant.some((one) => one.at < at && (one.until === null || one.until.at > at));
    if (stands) return true;
    return meant.some((one) => one.at === at || one.until?.at === at) ? 'unknown' : false;
  }
}
