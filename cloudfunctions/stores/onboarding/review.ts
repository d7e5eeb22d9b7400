/** An operator reviews an application; with its opening stock the merchant opens (rules.md §12). */
import { pointsForAllowance, type PointUnits } from '../../units/amounts';
import { formatUnits } from '../../units/decimals';
import { merchantHolder } from '../../ledger/accounts';
import type { Book } from '../../ledger/book';
import { post, type BooksHouse } from '../../ledger/post';
import { noteMessage } from '../../messages/note';
import { PAGES } from '../../messages/pages';
import type { Reader } from '../../platform/database';
import { refuse } from '../../platform/refusal';
import { applications, merchants, stores, type Application, type Merchant, type Store } from '../documents';
import { hasLeft, storesOf } from '../merchants';
import { movedApplication } from './states';

export interface Review {
  readonly merchantId: string;
  readonly reviewedBy: string;
}

export interface Onboarding {
  readonly merchant: Merchant;
  readonly application: Application;
  /** Before it can open; 0 when it has. */
  readonly missingPointUnits: PointUnits;
}

/**
 * Approves; a merchant whose stock is there opens at once, another waits for it. `subMchid` is the number
 * under which WeChat Pay has taken it in. Approving again answers how it stands.
 */
export function approveMerchant(
  house: BooksHouse,
  { merchantId, reviewedBy, subMchid }: Review & { readonly subMchid: string },
): Promise<Onboarding> {
  return reviewing(house, merchantId, 'approve', (book, { merchant, application, places }) => {
    if (application.state === 'approved' || application.state === 'opened')
      return { merchant, application, missingPointUnits: missingStock(book, merchant) };
    refuseOwn(merchant, reviewedBy);
    const state = movedApplication(application.state, 'approve');
    const reviewed = { ...application, state, reviewedBy, reviewedAt: book.context.at, reason: null };
    const opened = openIfStocked(book, { ...merchant, subMchid }, reviewed, places);
    const isOpen = opened.missingPointUnits === 0;
    tell(book, merchant, '已通过', isOpen ? '已经开业，可以收款了' : '备足开业积分后即可开业');
    return opened;
  });
}

/** Refuses it with a reason that the applicant reads, and who may then ask again. */
export function refuseMerchant(
  house: BooksHouse,
  { merchantId, reviewedBy, reason }: Review & { readonly reason: string },
): Promise<Application> {
  return reviewing(house, merchantId, 'refuse', (book, { merchant, application }) => {
    refuseOwn(merchant, reviewedBy);
    if (application.state === 'refused' && application.reason === reason) return application;
    const state = movedApplication(application.state, 'refuse');
    const refused: Application = { ...application, state, reason, reviewedBy, reviewedAt: book.context.at };
    book.put(applications, refused);
    tell(book, merchant, '未通过', reason);
    return refused;
  });
}

/** Opens an approved merchant; refuses `OPENING_STOCK_SHORT` with what is missing at today's price. */
export function openMerchantShop(house: BooksHouse, merchantId: string): Promise<Onboarding> {
  return reviewing(house, merchantId, 'open', (book, { merchant, application, places }) => {
    if (application.state === 'opened') return { merchant, application, missingPointUnits: 0 };
    movedApplication(application.state, 'open');
    const opened = openIfStocked(book, merchant, application, places);
    const missing = formatUnits(opened.missingPointUnits, 6);
    if (opened.missingPointUnits > 0)
      refuse('OPENING_STOCK_SHORT', { missingPoints: missing }, `还差 ${missing} 积分才能开业`);
    return opened;
  });
}

/** The stock is checked this once, and may be used up afterwards. */
function openIfStocked(
  book: Book,
  merchant: Merchant,
  application: Application,
  places: readonly Store[],
): Onboarding {
  if (hasLeft(merchant)) refuse('WRONG_STATE', {}, '商家正在退出商城，不能开业');
  const missingPointUnits = missingStock(book, merchant);
  const isStocked = missingPointUnits === 0;
  const onboarding: Onboarding = {
    merchant: isStocked ? { ...merchant, state: 'open' } : merchant,
    application: isStocked
      ? { ...application, state: movedApplication(application.state, 'open') }
      : application,
    missingPointUnits,
  };
  book.put(merchants, onboarding.merchant);
  book.put(applications, onboarding.application);
  if (!isStocked) return onboarding;
  // Written as well, so that points which leave at this moment meet it.
  book.touch(merchantHolder(merchant._id));
  for (const place of places) book.put(stores, { ...place, isListed: true });
  return onboarding;
}

function missingStock(book: Book, merchant: Merchant): PointUnits {
  if (merchant.state === 'open') return 0;
  const { policy, state } = book.context;
  const needed = pointsForAllowance(policy.merchants.openingStockFen, state.price);
  return needed === 0 ? 0 : Math.max(0, needed - book.holder(merchantHolder(merchant._id)).points);
}

/** The applicant hears of it; a message too long for WeChat is cut, and the page has all of it. */
function tell(book: Book, { _id, name, ownerId }: Merchant, result: string, note: string): void {
  if (ownerId === null) return;
  noteMessage(book, {
    id: `review:${_id}:${book.context.at}`,
    memberId: ownerId,
    template: 'review',
    fields: { subject: `入驻申请：${name}`, result, note },
    page: PAGES.application(_id),
    cause: _id,
  });
}

/** Nobody decides on an application of the own. */
function refuseOwn(merchant: Merchant, reviewedBy: string): void {
  if (merchant.ownerId === reviewedBy) refuse('FORBIDDEN', {}, '不能审核自己的申请，请由另一位运营人员处理');
}

interface Loaded {
  readonly merchant: Merchant;
  readonly application: Application;
  readonly places: readonly Store[];
}

function reviewing<R>(
  house: BooksHouse,
  merchantId: string,
  event: string,
  decide: (book: Book, loaded: Loaded) => R,
): Promise<R> {
  const holders = [merchantHolder(merchantId)];
  const posting = { entryId: `${event}-merchant:${merchantId}`, kind: event, cause: merchantId, holders };
  return post(
    house,
    posting,
    (reader) => load(reader, merchantId),
    (book, { merchant, application, places }) => {
      if (merchant === null || application === null)
        return refuse('NOT_FOUND', { merchantId }, '没有找到这份申请');
      return decide(book, { merchant, application, places });
    },
  );
}

async function load(reader: Reader, merchantId: string) {
  const [merchant, application, places] = await Promise.all([
    reader.get(merchants, merchantId),
    reader.get(applications, merchantId),
    storesOf(reader, merchantId),
  ]);
  return { merchant, application, places };
}
