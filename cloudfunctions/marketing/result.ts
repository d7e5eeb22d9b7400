/** What became of a campaign: sent, refused, coupons used, and who came again. */
import { couponsTaken } from '../coupons/list';
import { pageOf, pageWith, type Cursor, type Page } from '../platform/paging';
import { getAll, type Reader } from '../platform/database';
import { refuse } from '../platform/refusal';
import { messagesOf } from '../messages/read';
import { customerId } from './customers';
import { campaigns, customers, type Campaign } from './documents';

export type CampaignView = Omit<Campaign, 'after' | 'inputHash' | 'dueAt' | 'skuIds'>;

export interface CampaignResult {
  readonly campaign: CampaignView;
  /** Messages by what became of them. */
  readonly sent: number;
  readonly refused: number;
  readonly waiting: number;
  readonly failed: number;
  /** Of those who were written to: coupons of the offer taken since, and of these used. */
  readonly couponsTaken: number;
  readonly couponsUsed: number;
  /** People who had something settled there since. */
  readonly cameAgain: number;
}

export async function campaignsOf(
  reader: Reader,
  merchantId: string,
  after: Cursor | null,
  limit: number,
): Promise<Page<CampaignView>> {
  const list = { from: campaigns, where: { merchantId }, sort: ['createdAt', 'desc'], after, limit } as const;
  return pageWith(await pageOf(reader, list), viewOf);
}

export async function campaignResult(
  reader: Reader,
  merchantId: string,
  campaignId: string,
): Promise<CampaignResult> {
  const [campaign, messages] = await Promise.all([
    reader.get(campaigns, campaignId),
    messagesOf(reader, campaignId),
  ]);
  if (campaign?.merchantId !== merchantId) return refuse('NOT_FOUND', {}, '没有找到这次群发');
  const { offerId, createdAt } = campaign;
  const people = new Set(messages.map((one) => one.memberId));
  const [known, coupons] = await Promise.all([
    getAll(
      reader,
      customers,
      [...people].map((memberId) => customerId(merchantId, memberId)),
    ),
    offerId === null ? [] : couponsTaken(reader, offerId, createdAt),
  ]);
  const theirs = coupons.filter((coupon) => people.has(coupon.memberId));
  const count = (...states: string[]): number => messages.filter((one) => states.includes(one.state)).length;
  return {
    campaign: viewOf(campaign),
    sent: count('sent', 'unknown'),
    refused: count('refused'),
    waiting: count('waiting', 'sending'),
    failed: count('failed', 'lapsed', 'off'),
    couponsTaken: theirs.length,
    couponsUsed: theirs.filter((coupon) => coupon.orderId !== null).length,
    cameAgain: messages.filter((one) => {
      const customer = known.get(customerId(merchantId, one.memberId));
      return one.sentAt !== null && customer !== undefined && customer.lastAt > one.sentAt;
    }).length,
  };
}

function viewOf({
  after: _after,
  inputHash: _hash,
  dueAt: _due,
  skuIds: _skus,
  ...view
}: Campaign): CampaignView {
  return view;
}
