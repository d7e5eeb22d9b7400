/** 我的顾客: whom a member brought, masked, and how far its sales carry it (rules.md §7; never heads). */
import { memberHolder } from '../ledger/accounts';
import { holders } from '../ledger/holder';
import type { BooksHouse } from '../ledger/post';
import { readHolders } from '../ledger/read-holders';
import { pageOf, type Cursor, type Page } from '../platform/paging';
import { refuse } from '../platform/refusal';
import type { Role } from '../policy/policy';
import type { Fen } from '../units/amounts';
import type { Instant } from '../units/days';
import { members, roleApplications, roleChanges, type RoleApplication, type RoleChange } from './documents';
import { maskedMember } from './mask';
import { ladder, nextRole, type NextRole, type RoleStep } from './roles';

export interface Customer {
  readonly name: string;
  /** First login; null for who has only opened the link yet. */
  readonly joinedAt: Instant | null;
  /** Settled, unrefunded purchases that count for the role. */
  readonly boughtFen: Fen;
}

export interface Team {
  readonly role: Role;
  readonly isActive: boolean;
  /** Settled sales of own direct customers: what a role asks for. */
  readonly customerSalesFen: Fen;
  /** Sales further down that brought the member a differential reward. */
  readonly teamSalesFen: Fen;
  readonly next: NextRole | null;
  readonly rates: { readonly onlineBp: number; readonly storeBp: number };
  /** Of every role, lowest first: what it asks for and what it takes. */
  readonly ladder: readonly RoleStep[];
  /** Persons of a chain that one order rewards: with 1 there is no team above. */
  readonly levels: number;
  readonly application: Pick<RoleApplication, 'role' | 'state' | 'appliedAt' | 'answer'> | null;
  /** Oldest first. */
  readonly changes: readonly Pick<RoleChange, 'from' | 'to' | 'day'>[];
  readonly customers: Page<Customer>;
}

/** The first screen. */
export async function teamOf(house: BooksHouse, memberId: string, limit: number): Promise<Team> {
  const id = memberHolder(memberId);
  const [now, application, changes, customers] = await Promise.all([
    readHolders(house, [id]),
    house.database.get(roleApplications, memberId),
    house.database.find(roleChanges, { where: { memberId }, orderBy: [['at', 'asc']], limit: 10 }),
    customersOf(house, memberId, null, limit),
  ]);
  const holder = now.holders.get(id) ?? refuse('NOT_A_MEMBER');
  const policy = await house.memory.policy(now.state.policyVersion);
  const { role, active, customerSalesFen, teamSalesFen } = holder;
  return {
    ...{ role, customerSalesFen, teamSalesFen, customers },
    isActive: active,
    next: nextRole(role, customerSalesFen, policy),
    rates: policy.rewards.roles[role],
    ladder: ladder(policy),
    levels: policy.rewards.maxRewardedLevels,
    application: application && {
      role: application.role,
      state: application.state,
      appliedAt: application.appliedAt,
      answer: application.answer,
    },
    changes: changes.map(({ from, to, day }) => ({ from, to, day })),
  };
}

/** The customers behind the cursor, the latest first. */
export async function customersOf(
  house: BooksHouse,
  memberId: string,
  after: Cursor | null,
  limit: number,
): Promise<Page<Customer>> {
  const list = { from: members, where: { referrerId: memberId }, after, limit };
  const page = await pageOf(house.database, { ...list, sort: ['arrivedAt', 'desc'] });
  const found = await house.database.getMany(
    holders,
    page.rows.map((member) => memberHolder(member._id)),
  );
  const rows = page.rows.map((member) => {
    return {
      name: maskedMember(member._id),
      joinedAt: member.joinedAt,
      boughtFen: found.get(memberHolder(member._id))?.boughtFen ?? 0,
    };
  });
  return { ...page, rows };
}
