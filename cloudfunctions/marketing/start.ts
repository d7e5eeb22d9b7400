/** A merchant writes to a group of its customers; the timer sends it (send.ts). */
import { loadProduct, medicalProductsOf, skusOf } from '../catalog/read';
import { loadSkus } from '../catalog/stock';
import type { Product } from '../catalog/documents';
import { loadOffer } from '../coupons/list';
import type { CouponOffer } from '../coupons/documents';
import type { ContentCheck } from '../platform/content/content-check';
import { post, type BooksHouse } from '../ledger/post';
import { inputHash } from '../platform/ids';
import type { Reader } from '../platform/database';
import { refuse } from '../platform/refusal';
import { loadMerchants, openMerchant } from '../stores/merchants';
import { campaigns, type Campaign } from './documents';
import type { Group } from './groups';

export interface CampaignDraft {
  readonly campaignId: string;
  readonly merchantId: string;
  readonly group: Group;
  readonly text: string;
  /** A coupon offer of the merchant's own, to which the message leads. */
  readonly offerId: string | null;
  readonly by: string;
}

export interface MarketingHouse extends BooksHouse {
  readonly contentCheck: ContentCheck;
}

/** Starts it, or answers what the same request started. Refuses `CONTENT_REFUSED`, and medical items. */
export async function startCampaign(
  house: MarketingHouse,
  draft: CampaignDraft,
  openId: string,
): Promise<Campaign> {
  const { campaignId, merchantId } = draft;
  const known = await house.database.get(campaigns, campaignId);
  // Nobody waits for WeChat about something that is already there.
  if (known === null) {
    const verdict = await house.contentCheck.text(draft.text, openId);
    if (verdict === null) refuse('CONTENT_CHECK_UNAVAILABLE');
    if (verdict !== 'pass') refuse('CONTENT_REFUSED');
  }
  const posting = { entryId: `campaign:${campaignId}`, kind: 'campaign', cause: campaignId, holders: [] };
  return post(
    house,
    posting,
    (reader) => load(reader, draft),
    (book, loaded) => {
      if (loaded.known !== null)
        return loaded.known.inputHash === inputHash(draft) ? loaded.known : refuse('REQUEST_REUSED');
      const merchant = openMerchant(loaded.merchants, merchantId);
      const { at, today } = book.context;
      demandOffer(draft, loaded.offer, at);
      const skuIds = demandNoMedical(draft, loaded);
      const campaign: Campaign = {
        ...{ _id: campaignId, merchantId, merchantName: merchant.name, group: draft.group, skuIds },
        ...{ text: draft.text, offerId: draft.offerId, after: null, isDone: false, dueAt: at },
        ...{ seen: 0, written: 0, createdAt: at, day: today, by: draft.by, inputHash: inputHash(draft) },
      };
      book.put(campaigns, campaign);
      return campaign;
    },
  );
}

async function load(reader: Reader, { campaignId, merchantId, group, offerId }: CampaignDraft) {
  const productId = group.kind === 'treatment' ? group.productId : null;
  const [known, merchants, offer, product, skus, medical] = await Promise.all([
    reader.get(campaigns, campaignId),
    loadMerchants(reader, [merchantId]),
    offerId === null ? null : loadOffer(reader, offerId),
    productId === null ? null : loadProduct(reader, productId),
    productId === null ? [] : skusOf(reader, productId),
    medicalProductsOf(reader, merchantId),
  ]);
  const offered = await loadSkus(reader, offer?.skuIds ?? []);
  return { known, merchants, offer, product, skus, medical, offered };
}
type Loaded = Awaited<ReturnType<typeof load>>;

function demandOffer({ merchantId, offerId }: CampaignDraft, offer: CouponOffer | null, at: number): void {
  if (offerId === null) return;
  if (offer?.merchantId !== merchantId) refuse('NOT_FOUND', { offerId }, '没有找到这张优惠券');
  if (at >= offer.claimUntil || offer.claimed >= offer.quantity)
    refuse('COUPON_GONE', {}, '这张优惠券已领完或已过期，请换一张');
}

/** Medical items are never promoted (rules.md §13): not to those who had one, not by a coupon, not by name. */
function demandNoMedical(draft: CampaignDraft, loaded: Loaded): string[] {
  const { product, skus, medical, offer, offered } = loaded;
  if (draft.group.kind === 'treatment' && product?.merchantId !== draft.merchantId)
    refuse('NOT_FOUND', {}, '没有找到这个项目');
  const isForMedical =
    product?.isMedical === true ||
    [...offered.values()].some((sku) => sku.isMedical) ||
    // A coupon for everything is one for the medical items, too.
    (offer !== null && offer.skuIds.length === 0 && medical.length > 0) ||
    names(draft.text, medical);
  if (isForMedical) refuse('INVALID_INPUT', {}, '医疗项目不能做营销推广，请换成非医疗项目或优惠券');
  return skus.map((sku) => sku._id);
}

function names(text: string, products: readonly Product[]): boolean {
  return products.some(({ title }) => text.includes(title));
}
