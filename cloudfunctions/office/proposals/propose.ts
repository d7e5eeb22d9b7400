/** A proposal is made, and taken back by whoever made it. */
import { DAY_MS } from '../../units/days';
import type { House } from '../../platform/house';
import { idOf, inputHash } from '../../platform/ids';
import { refuse } from '../../platform/refusal';
import { proposals, type Proposal } from '../documents';
import { persist } from '../persist';
import { demandOpen } from './states';

const OPEN_MS = 7 * DAY_MS;

export interface Proposing {
  readonly requestId: string;
  readonly memberId: string;
  readonly action: string;
  readonly input: unknown;
  readonly reason: string;
}

/** The same request makes the same proposal. */
export function propose(house: House, { requestId, memberId, action, input, reason }: Proposing) {
  const id = idOf('proposal', memberId, requestId);
  const hash = inputHash({ action, input, reason });
  return persist(house, async (transaction): Promise<Proposal> => {
    const known = await transaction.get(proposals, id);
    if (known !== null) return known.inputHash === hash ? known : refuse('REQUEST_REUSED');
    const proposedAt = house.clock.now();
    const proposal: Proposal = {
      ...{ _id: id, action, input, reason, state: 'proposed', proposedBy: memberId },
      ...{ proposedAt, expiresAt: proposedAt + OPEN_MS },
      ...{ decidedBy: null, decidedAt: null, answer: '', inputHash: hash },
    };
    await transaction.insert(proposals, proposal);
    return proposal;
  });
}

export function withdraw(house: House, proposalId: string, memberId: string): Promise<Proposal> {
  return persist(house, async (transaction) => {
    const known = (await transaction.get(proposals, proposalId)) ?? refuse('NOT_FOUND', { proposalId });
    if (known.proposedBy !== memberId) refuse('FORBIDDEN');
    if (known.state === 'withdrawn') return known;
    const now = house.clock.now();
    demandOpen(known, now);
    const withdrawn: Proposal = { ...known, state: 'withdrawn', decidedBy: memberId, decidedAt: now };
    await transaction.put(proposals, withdrawn);
    return withdrawn;
  });
}
