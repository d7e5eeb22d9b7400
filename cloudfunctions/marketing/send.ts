/**
 * Goes on with campaigns: some customers at a time, in the order of their ids, each batch one transaction
 * that notes their messages, that they were written to, and how far the campaign is. A batch that comes
 * twice finds the campaign behind it.
 */
import { DAY_MS, type Instant } from '../units/days';
import { currentPolicy } from '../ledger/read-holders';
import { post } from '../ledger/post';
import { withConsent } from '../messages/consents';
import { noteMessage, type Message } from '../messages/note';
import { PAGES } from '../messages/pages';
import type { MessagingHouse } from '../messages/house';
import type { Reader } from '../platform/database';
import type { Policy } from '../policy/policy';
import { campaigns, customers, type Campaign, type Customer } from './documents';
import { mayWrite, whereOf } from './groups';

/** Two documents each, and one transaction takes some hundred without trouble. */
const A_BATCH = 40;
const MESSAGE_DAYS = 3;

export async function sendCampaigns(
  house: MessagingHouse,
  limit: number,
): Promise<{ readonly written: number }> {
  const where = { dueAt: { gt: 0, lte: house.clock.now() } };
  const due = await house.database.find(campaigns, { where, orderBy: [['dueAt', 'asc']], limit });
  // A mall that has not opened has no policy yet, and its timers fire all the same.
  if (due.length === 0) return { written: 0 };
  const policy = await currentPolicy(house);
  let [written, left] = [0, limit];
  for (const { _id } of due)
    for (let isDone = false; !isDone && left > 0; left -= A_BATCH) {
      const batch = await sendBatch(house, _id, policy);
      written += batch.written;
      isDone = batch.isDone;
    }
  return { written };
}

function sendBatch(house: MessagingHouse, campaignId: string, policy: Policy) {
  const posting = { entryId: `send:${campaignId}`, kind: 'campaign-send', cause: campaignId, holders: [] };
  return post(
    house,
    posting,
    (reader) => load(reader, campaignId, policy),
    (book, { campaign, batch, agreed }) => {
      if (campaign === null || campaign.isDone) return { written: 0, isDone: true };
      const { at, policy: now } = book.context;
      const quietSince = at - now.marketing.contactEveryDays * DAY_MS;
      const room = now.marketing.maxRecipients - campaign.written;
      const chosen = batch.filter((one) => mayWrite(one, agreed, quietSince)).slice(0, room);
      for (const customer of chosen) {
        noteMessage(book, messageTo(customer, campaign, at));
        book.put(customers, { ...customer, contactedAt: at });
      }
      const written = campaign.written + chosen.length;
      const isDone = batch.length < A_BATCH || written >= now.marketing.maxRecipients;
      const next: Campaign = {
        ...campaign,
        ...{ written, isDone, seen: campaign.seen + batch.length },
        after: batch.at(-1)?._id ?? campaign.after,
        dueAt: isDone ? null : at,
      };
      book.put(campaigns, next);
      return { written: chosen.length, isDone };
    },
  );
}

function messageTo(
  { memberId }: Customer,
  { _id, merchantId, merchantName, text }: Campaign,
  at: Instant,
): Message<'campaign'> {
  return {
    ...{ id: `campaign:${_id}:${memberId}`, memberId, template: 'campaign', cause: _id },
    fields: { merchant: merchantName, text },
    page: PAGES.coupons(merchantId),
    expiresAt: at + MESSAGE_DAYS * DAY_MS,
  };
}

async function load(reader: Reader, campaignId: string, { marketing: limits }: Policy) {
  const campaign = await reader.get(campaigns, campaignId);
  if (campaign === null) return { campaign, batch: [], agreed: new Set<string>() };
  const { merchantId, day: today, skuIds, after } = campaign;
  const where = whereOf(campaign.group, { merchantId, today, skuIds, limits });
  const batch = await reader.find(customers, {
    where: after === null ? where : { ...where, _id: { gt: after } },
    orderBy: [['_id', 'asc']],
    limit: A_BATCH,
  });
  const members = batch.map((one) => one.memberId);
  return { campaign, batch, agreed: await withConsent(reader, members, 'campaign') };
}
