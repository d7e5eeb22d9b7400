/**
 * The database in which an approved proposal is carried out: the transaction that does the work also turns the
 * proposal to `approved`. It happens once and together, or not at all; of two approvers at once the second meets the
 * first one's write, tries again, and finds it decided.
 */
import type { Database, Transaction } from '../../platform/database';
import { refuse } from '../../platform/refusal';
import { proposals, type Proposal } from '../documents';

export interface Deciding {
  readonly proposalId: string;
  /** The proposal as it is to stand beside the work, or a refusal. */
  readonly decided: (known: Proposal) => Proposal;
}

export function decidingDatabase(inner: Database, deciding: Deciding): Database {
  return {
    get: (from, id) => inner.get(from, id),
    getMany: (from, ids) => inner.getMany(from, ids),
    find: (from, query) => inner.find(from, query),
    count: (from, where) => inner.count(from, where),
    begin: async () => decidingTransaction(await inner.begin(), deciding),
  };
}

function decidingTransaction(inner: Transaction, { proposalId, decided }: Deciding): Transaction {
  return {
    get: (from, id) => inner.get(from, id),
    getMany: (from, ids) => inner.getMany(from, ids),
    find: (from, query) => inner.find(from, query),
    insert: (into, document) => inner.insert(into, document),
    put: (into, document) => inner.put(into, document),
    commit: async () => {
      const known = (await inner.get(proposals, proposalId)) ?? refuse('NOT_FOUND', { proposalId });
      await inner.put(proposals, decided(known));
      await inner.commit();
    },
    abort: () => inner.abort(),
  };
}
