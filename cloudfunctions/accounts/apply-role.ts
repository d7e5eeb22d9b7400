/** Applying for the next service role: own direct customers have bought enough (rules.md §7). */
import { memberHolder } from '../ledger/accounts';
import { post, type BooksHouse } from '../ledger/post';
import { refuse } from '../platform/refusal';
import { formatUnits } from '../units/decimals';
import { applicationAfter } from './application-states';
import { roleApplications, type RoleApplication } from './documents';
import { nextRole } from './roles';
import { joined, loadMember } from './unpaid';

/** The same application again answers it as it stands. Sales decide, never heads. */
export function applyForRole(house: BooksHouse, memberId: string): Promise<RoleApplication> {
  const holder = memberHolder(memberId);
  const posting = {
    entryId: `apply-role:${memberId}`,
    kind: 'apply-role',
    cause: memberId,
    holders: [holder],
  };
  return post(
    house,
    posting,
    async (reader) => {
      const [member, known] = await Promise.all([
        loadMember(reader, memberId),
        reader.get(roleApplications, memberId),
      ]);
      return { member, known };
    },
    (book, { member, known }) => {
      joined(member);
      if (known?.state === 'applied') return known;
      const { active, role, customerSalesFen } = book.holder(holder);
      if (!active) refuse('WRONG_STATE', {}, '激活会员后才能申请服务角色');
      const next =
        nextRole(role, customerSalesFen, book.context.policy) ??
        refuse('WRONG_STATE', { role }, '您已是最高级别的服务角色');
      if (next.missingFen > 0)
        refuse(
          'SALES_TOO_SMALL',
          { missingFen: next.missingFen },
          `直接顾客的成交额还差 ¥${formatUnits(next.missingFen, 2)}`,
        );
      const application: RoleApplication = {
        _id: memberId,
        role: next.role,
        state: applicationAfter(known?.state ?? 'none', 'apply'),
        salesFen: customerSalesFen,
        ...{ appliedAt: book.context.at, decidedAt: null, decidedBy: null, answer: null },
      };
      book.put(roleApplications, application);
      return application;
    },
  );
}
