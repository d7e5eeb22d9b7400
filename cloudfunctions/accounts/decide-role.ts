/** An operator decides about an application for a role (rules.md §7). */
import { memberHolder } from '../ledger/accounts';
import type { Book } from '../ledger/book';
import { post, type BooksHouse } from '../ledger/post';
import type { Role } from '../policy/policy';
import { pageOf, type Cursor, type Page } from '../platform/paging';
import type { Database, Reader } from '../platform/database';
import { refuse } from '../platform/refusal';
import { formatUnits } from '../units/decimals';
import { applicationAfter, refuseOwnDecision, type ApplicationEvent } from './application-states';
import { members, roleApplications, roleChanges, type Member, type RoleApplication } from './documents';
import { isAbove, nextRole } from './roles';
import { joined } from './unpaid';

export interface RoleDecision {
  readonly applicantId: string;
  readonly deciderId: string;
}

/** Refunds since the application count: the sales are looked at again. */
export function approveRole(house: BooksHouse, decision: RoleDecision): Promise<RoleApplication> {
  return decide(house, decision, 'approve', null, (book, application) => {
    const holder = book.touch(memberHolder(application._id));
    if (!holder.active) refuse('WRONG_STATE', {}, '申请人已不是激活会员');
    if (!isAbove(application.role, holder.role)) return;
    const next = nextRole(holder.role, holder.customerSalesFen, book.context.policy);
    if (next?.role !== application.role) refuse('WRONG_STATE', {}, '申请人的角色已变化');
    if (next.missingFen > 0)
      refuse(
        'SALES_TOO_SMALL',
        { missingFen: next.missingFen },
        `退款后，直接顾客的成交额还差 ¥${formatUnits(next.missingFen, 2)}`,
      );
    changeRole(book, application._id, application.role, decision.deciderId);
  });
}

export function refuseRole(
  house: BooksHouse,
  decision: RoleDecision & { readonly answer: string },
): Promise<RoleApplication> {
  return decide(house, decision, 'refuse', decision.answer, () => undefined);
}

/** What waits, oldest first. */
export function waitingRoles(
  reader: Reader,
  after: Cursor | null,
  limit: number,
): Promise<Page<RoleApplication>> {
  const where = { state: 'applied' };
  return pageOf(reader, { from: roleApplications, where, sort: ['appliedAt', 'asc'], after, limit });
}

/** The role counts from the next settlement on; the change is a document with its day. */
export function changeRole(book: Book, memberId: string, to: Role, decidedBy: string | null): void {
  const holder = book.touch(memberHolder(memberId));
  const { today, at } = book.context;
  book.insert(roleChanges, {
    ...{ _id: `${memberId}:${to}`, memberId, from: holder.role, to },
    ...{ day: today, at, salesFen: holder.customerSalesFen, decidedBy },
  });
  holder.role = to;
}

const DONE = { approve: 'approved', refuse: 'refused' } as const satisfies Partial<
  Record<ApplicationEvent, string>
>;

function decide(
  house: BooksHouse,
  { applicantId, deciderId }: RoleDecision,
  event: 'approve' | 'refuse',
  answer: string | null,
  effect: (book: Book, application: RoleApplication) => void,
): Promise<RoleApplication> {
  const posting = {
    entryId: `${event}-role:${applicantId}`,
    kind: `${event}-role`,
    cause: applicantId,
    holders: [memberHolder(applicantId)],
  };
  return post(
    house,
    posting,
    (reader) => load(reader, applicantId),
    (book, { member, known }) => {
      const application = known ?? refuse('NOT_FOUND', { applicantId }, '没有找到这份申请');
      if (application.state === DONE[event]) return application;
      refuseOwnDecision(deciderId, applicantId, joined(member).referrerId);
      const state = applicationAfter(application.state, event);
      effect(book, application);
      const decided: RoleApplication = {
        ...application,
        ...{ state, decidedAt: book.context.at, decidedBy: deciderId, answer },
      };
      book.put(roleApplications, decided);
      return decided;
    },
  );
}

async function load(
  reader: Reader,
  applicantId: string,
): Promise<{ readonly member: Member | null; readonly known: RoleApplication | null }> {
  const [member, known] = await Promise.all([
    reader.get(members, applicantId),
    reader.get(roleApplications, applicantId),
  ]);
  return { member, known };
}

export function waitingRoleCount(database: Database): Promise<number> {
  return database.count(roleApplications, { state: 'applied' });
}
