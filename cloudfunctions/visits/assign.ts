/** Who comes: the store's own person, whose time it takes, or a dealer that has agreed to. */
import { loadHands, occupyHands, type Hands } from '../bookings/slots';
import { SLOT_MINUTES } from '../bookings/grid';
import type { BooksHouse } from '../ledger/post';
import { refuse } from '../platform/refusal';
import { employmentId, loadEmployments } from '../stores/staff/employment';
import { isEmployed } from '../stores/staff/permission';
import { changeVisit, isStores, movedTo, type VisitWho } from './change';
import { dealershipId } from './dealers';
import { dealerships, type Courier, type Provider, type Visit } from './documents';
import { tellVisit } from './tell';

export interface Assignment {
  /** Somebody of whoever assigns: the store, or the dealer. */
  readonly staffMemberId: string | null;
  readonly courier: Courier | null;
  /** The store hands it to this merchant, whose own people it then assigns. */
  readonly dealerId: string | null;
}

export function assignVisit(
  house: BooksHouse,
  visitId: string,
  who: Extract<VisitWho, { staffId: string }>,
  assignment: Assignment,
): Promise<Visit> {
  const { staffMemberId, courier, dealerId } = assignment;
  const { merchantId } = who;
  return changeVisit(
    house,
    { visitId, who, event: 'assign' },
    async (reader, visit) => {
      const people = staffMemberId === null ? [] : [{ merchantId, memberId: staffMemberId }];
      const wanted = staffMemberId === null ? null : handsFor(visit, staffMemberId);
      const before = visit.hands;
      const [employments, dealership, hands] = await Promise.all([
        loadEmployments(reader, people),
        dealerId === null ? null : reader.get(dealerships, dealershipId(visit.merchantId, dealerId)),
        loadHands(
          reader,
          [before, wanted].filter((one) => one !== null),
        ),
      ]);
      return { employments, dealership, hands, wanted };
    },
    (book, { visit }, { employments, dealership, hands, wanted }) => {
      if (dealerId !== null && (!isStores(visit, who) || dealership?.state !== 'agreed'))
        refuse('FORBIDDEN', {}, '对方还没有同意为您上门');
      const employment =
        staffMemberId === null ? undefined : employments.get(employmentId(merchantId, staffMemberId));
      if (staffMemberId !== null && !isEmployed(employment)) refuse('NOT_FOUND', {}, '没有找到这位员工');
      if (staffMemberId === null && courier === null && dealerId === null)
        refuse('INVALID_INPUT', {}, '请选择上门人员、配送员或代为上门的商家');
      if (visit.kind === 'service' && staffMemberId === null && dealerId === null)
        refuse('INVALID_INPUT', {}, '到家项目要由员工或合作商家上门');
      occupyHands(book, visitId, { before: visit.hands, after: wanted }, hands);
      const provider: Provider | null =
        employment === undefined ? null : { memberId: employment.memberId, name: employment.name };
      // The store decides anew who comes, also that no dealer does; a dealer names its own people.
      const { dealerId: to = null, dealerName = null } = isStores(visit, who) ? (dealership ?? {}) : visit;
      const next: Visit = {
        ...movedTo(visit, 'assign', book.context.at),
        ...{ dealerId: to, dealerName },
        ...{ provider, courier, hands: wanted },
      };
      tellVisit(book, next, `上门：${provider?.name ?? courier?.name ?? next.dealerName ?? ''}`);
      return next;
    },
  );
}

/** The whole window: when in it the visit begins is for the people to say. */
function handsFor({ storeId, day, from, to }: Visit, beauticianId: string): Hands {
  const slot = Math.floor(from / SLOT_MINUTES);
  return { storeId, beauticianId, day, slot, length: Math.ceil(to / SLOT_MINUTES) - slot };
}
