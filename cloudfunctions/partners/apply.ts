/** Applying to be the region partner of a city (rules.md §8): with a settled region pack, one city a person. */
import { memberHolder } from '../ledger/accounts';
import type { Book } from '../ledger/book';
import { post, type BooksHouse } from '../ledger/post';
import { applicationAfter } from '../accounts/application-states';
import { joined, loadMember } from '../accounts/unpaid';
import { refuse } from '../platform/refusal';
import { addDays } from '../units/days';
import { cityUnitNamed } from './cities';
import { partnerApplications, partners, type Partner, type PartnerApplication } from './documents';
import { isPartner } from './partner-of';

/** The same application again answers it as it stands. A partner applies for its own city to renew its term. */
export async function applyForCity(
  house: BooksHouse,
  memberId: string,
  cityName: string,
): Promise<PartnerApplication> {
  const city =
    cityUnitNamed(cityName)?.name ?? refuse('INVALID_INPUT', { city: cityName }, '请从列表中选择城市');
  const holder = memberHolder(memberId);
  const posting = {
    entryId: `apply-city:${memberId}`,
    kind: 'apply-city',
    cause: memberId,
    holders: [holder],
  };
  return post(
    house,
    posting,
    async (reader) => {
      const [member, known, partner, own] = await Promise.all([
        loadMember(reader, memberId),
        reader.get(partnerApplications, memberId),
        reader.get(partners, city),
        reader.find(partners, { where: { memberId }, limit: 10 }),
      ]);
      return { member, known, partner, own };
    },
    (book, { member, known, partner, own }) => {
      joined(member);
      const { today, at } = book.context;
      const { active, heldPacks } = book.holder(holder);
      if (!heldPacks.includes('region')) refuse('REGION_PACK_NEEDED');
      if (!active) refuse('WRONG_STATE', {}, '激活会员后才能申请区域合伙人');
      if (isPartner(partner, today) && partner.memberId !== memberId) refuse('CITY_TAKEN', { city });
      refuseEarlyRenewal(book, partner);
      if (own.some((one) => one._id !== city && isPartner(one, today)))
        refuse('WRONG_STATE', {}, '每人只能担任一个城市的区域合伙人');
      if (known?.state === 'applied') return known.city === city ? known : refuse('APPLICATION_OPEN');
      const application: PartnerApplication = {
        _id: memberId,
        city,
        state: applicationAfter(known?.state ?? 'none', 'apply'),
        ...{ appliedAt: at, decidedAt: null, decidedBy: null, answer: null },
      };
      book.put(partnerApplications, application);
      return application;
    },
  );
}

/** A term is renewed towards its end. */
function refuseEarlyRenewal(book: Book, partner: Partner | null): void {
  const { today, policy } = book.context;
  const { renewalDays } = policy.partners;
  if (!isPartner(partner, today)) return;
  if (partner.lastDay === null || partner.lastDay > addDays(today, renewalDays))
    refuse('WRONG_STATE', { renewalDays }, `任期结束前 ${renewalDays} 天起可以申请续期`);
}
