/** Notices to the desk: what was paid in, and that there is news of a transfer. */
import * as z from 'zod';

import type { DeskNotice } from '../cash-desk';
import type { WechatPayClient } from '../client';
import { WechatPayFailure } from '../failure';
import { openNotice, parsedNotice } from '../notices';
import type { RawNotice } from '../wechat-pay';
import { orderForm, paidOrder } from './orders';

const transferForm = z.object({ out_bill_no: z.string(), mch_id: z.string() });

export async function readDeskNotice(client: WechatPayClient, raw: RawNotice): Promise<DeskNotice> {
  const { eventType, content } = await openNotice(client, raw);
  const { mchid } = client.settings;
  if (eventType === 'TRANSACTION.SUCCESS') {
    const order = parsedNotice(orderForm, content);
    demandOwn(order.mchid, mchid);
    const payIn = paidOrder(order);
    return payIn === null ? { kind: 'other', eventType } : { kind: 'payIn', payIn };
  }
  if (eventType.startsWith('MCHTRANSFER.')) {
    const { out_bill_no: number, mch_id } = parsedNotice(transferForm, content);
    demandOwn(mch_id, mchid);
    return { kind: 'transfer', number };
  }
  return { kind: 'other', eventType };
}

function demandOwn(named: string, own: string): void {
  if (named !== own) throw new WechatPayFailure('NOT_FROM_WECHAT', `notice for ${named}`);
}
