/** An operator decides about an application for a city (rules.md §8). Of many at once, one city has one partner. */
import { memberHolder } from '../ledger/accounts';
import { post, type BooksHouse } from '../ledger/post';
import { applicationAfter, refuseOwnDecision } from '../accounts/application-states';
import { joined, loadMember } from '../accounts/unpaid';
import type { Reader } from '../platform/database';
import { refuse } from '../platform/refusal';
import { addDays } from '../units/days';
import {
  partnerApplications,
  partners,
  partnerTerms,
  type Partner,
  type PartnerApplication,
} from './documents';
import { isPartner } from './partner-of';

export interface PartnerDecision {
  readonly applicantId: string;
  /** As the operator saw it: an application for another city is another application. */
  readonly city: string;
  readonly deciderId: string;
}

/** Gives the city for a term, or adds a term to the partner's own. Approved already: answers the partner. */
export function approvePartner(house: BooksHouse, decision: PartnerDecision): Promise<Partner> {
  const { applicantId, city, deciderId } = decision;
  const holder = memberHolder(applicantId);
  const posting = {
    entryId: `approve-city:${applicantId}`,
    kind: 'approve-city',
    cause: applicantId,
    holders: [holder],
  };
  return post(
    house,
    posting,
    (reader) => load(reader, decision),
    (book, { member, application, partner }) => {
      const { today, at, policy } = book.context;
      const present = isPartner(partner, today) ? partner : null;
      if (application?.state === 'approved' && present?.memberId === applicantId) return present;
      const known = applicationFor(application, city);
      refuseOwnDecision(deciderId, applicantId, joined(member).referrerId);
      if (present !== null && present.memberId !== applicantId) refuse('CITY_TAKEN', { city });
      // Written, so that a refund of the pack at the same moment meets this approval.
      if (!book.touch(holder).heldPacks.includes('region')) refuse('REGION_PACK_NEEDED');
      const endsOn = present?.lastDay ?? null;
      const firstDay = endsOn === null ? today : addDays(endsOn, 1);
      const lastDay = addDays(firstDay, policy.partners.termDays - 1);
      const next: Partner = {
        ...{ _id: city, memberId: applicantId, lastDay, needsPack: true },
        since: present?.since ?? at,
      };
      book.put(partners, next);
      book.insert(partnerTerms, {
        ...{ _id: `${city}:${firstDay}:${applicantId}`, city, memberId: applicantId },
        ...{ firstDay, lastDay, decidedBy: deciderId },
      });
      book.put(partnerApplications, decided(known, 'approve', decision, at, null));
      return next;
    },
  );
}

export function refusePartner(
  house: BooksHouse,
  decision: PartnerDecision & { readonly answer: string },
): Promise<PartnerApplication> {
  const { applicantId, city, deciderId, answer } = decision;
  const posting = {
    entryId: `refuse-city:${applicantId}`,
    kind: 'refuse-city',
    cause: applicantId,
    holders: [],
  };
  return post(
    house,
    posting,
    (reader) => load(reader, decision),
    (book, { member, application }) => {
      const known = applicationFor(application, city);
      if (known.state === 'refused') return known;
      refuseOwnDecision(deciderId, applicantId, joined(member).referrerId);
      const next = decided(known, 'refuse', decision, book.context.at, answer);
      book.put(partnerApplications, next);
      return next;
    },
  );
}

async function load(reader: Reader, { applicantId, city }: PartnerDecision) {
  const [member, application, partner] = await Promise.all([
    loadMember(reader, applicantId),
    reader.get(partnerApplications, applicantId),
    reader.get(partners, city),
  ]);
  return { member, application, partner };
}

function applicationFor(application: PartnerApplication | null, city: string): PartnerApplication {
  return application?.city === city ? application : refuse('NOT_FOUND', { city }, '没有找到这份申请');
}

function decided(
  application: PartnerApplication,
  event: 'approve' | 'refuse',
  { deciderId }: PartnerDecision,
  at: number,
  answer: string | null,
): PartnerApplication {
  const state = applicationAfter(application.state, event);
  return { ...application, state, decidedAt: at, decidedBy: deciderId, answer };
}
