/** Proposals as operators see them. */
import type { Instant } from '../../units/days';
import { pageOf, type Cursor, type Page } from '../../platform/paging';
import { refuse } from '../../platform/refusal';
import { proposals, type Proposal } from '../documents';
import type { OfficeHouse } from '../house';
import { namesOf } from '../people/names-of';
import { stateAt, type ShownState } from './states';

export interface ProposalView {
  readonly id: string;
  readonly action: string;
  readonly input: unknown;
  readonly reason: string;
  readonly state: ShownState;
  readonly proposedBy: string;
  readonly proposedByName: string;
  readonly proposedAt: Instant;
  readonly expiresAt: Instant;
  readonly decidedBy: string | null;
  readonly decidedByName: string;
  readonly decidedAt: Instant | null;
  readonly answer: string;
  /** Whether the caller was it, who therefore cannot approve it. */
  readonly isOwn: boolean;
}

export interface ProposalQuery {
  readonly state: ShownState | 'all';
  readonly after: Cursor | null;
  readonly limit: number;
}

/** Those that wait oldest first, all others latest first. */
export async function proposalsIn(
  house: OfficeHouse,
  { state, after, limit }: ProposalQuery,
  readerId: string,
): Promise<Page<ProposalView>> {
  const now = house.clock.now();
  const where = {
    all: {},
    proposed: { state: 'proposed', expiresAt: { gt: now } },
    expired: { state: 'proposed', expiresAt: { lte: now } },
    approved: { state: 'approved' },
    refused: { state: 'refused' },
    withdrawn: { state: 'withdrawn' },
  }[state];
  const direction = state === 'proposed' ? 'asc' : 'desc';
  const sort = ['proposedAt', direction] as const;
  const page = await pageOf(house.database, { from: proposals, where, sort, after, limit });
  return { ...page, rows: await viewsOf(house, page.rows, readerId) };
}

export async function proposalOf(
  house: OfficeHouse,
  proposalId: string,
  readerId: string,
): Promise<ProposalView> {
  const found = (await house.database.get(proposals, proposalId)) ?? refuse('NOT_FOUND', { proposalId });
  return viewOf(house, found, readerId);
}

export async function viewOf(
  house: OfficeHouse,
  proposal: Proposal,
  readerId: string,
): Promise<ProposalView> {
  const [view] = await viewsOf(house, [proposal], readerId);
  if (view === undefined) throw new Error('a proposal has a view');
  return view;
}

async function viewsOf(
  house: OfficeHouse,
  rows: readonly Proposal[],
  readerId: string,
): Promise<ProposalView[]> {
  const people = rows.flatMap(({ proposedBy, decidedBy }) => [proposedBy, decidedBy ?? []].flat());
  const names = await namesOf(house, people);
  const now = house.clock.now();
  return rows.map((proposal) => {
    const { _id: id, inputHash: _hash, ...told } = proposal;
    return {
      ...told,
      id,
      state: stateAt(proposal, now),
      proposedByName: names(proposal.proposedBy),
      decidedByName: proposal.decidedBy === null ? '' : names(proposal.decidedBy),
      isOwn: proposal.proposedBy === readerId,
    };
  });
}
