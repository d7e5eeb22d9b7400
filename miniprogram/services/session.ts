/** Who brought the person, and the silent join when the mall first needs a member. */
import type { Contract } from '../../typings/contract';
import { newRequestId } from './request-id';
import { send } from './transport';

const REFERRER = 'referrerId';
const MEMBER = 'memberId';
const ID = /^[\w-]{1,64}$/;

let joining: Promise<string> | undefined;

/**
 * Remembers the referrer of a link until the person has joined; the first one stays, as in the mall.
 * @param query of the launch; `from` is the member whose link it was
 */
export function rememberReferrer(query: Readonly<Record<string, string | undefined>>): void {
  const { from = '' } = query;
  if (ID.test(from) && referrer() === undefined) wx.setStorageSync(REFERRER, from);
}

/** Makes the person a member, once however many pages ask; answers the member's id. */
export function join(): Promise<string> {
  joining ??= sendJoin().catch((error: unknown) => {
    joining = undefined;
    throw error;
  });
  return joining;
}

async function sendJoin(): Promise<string> {
  const referrerId = referrer();
  const input = referrerId === undefined ? {} : { referrerId };
  const member = await send('member', { action: 'join', requestId: newRequestId(), input });
  const { _id } = member as Contract['member']['join']['data'];
  wx.setStorageSync(MEMBER, _id);
  return _id;
}

/** The person's own id where this phone has joined before. */
export function knownMemberId(): string | undefined {
  return kept(MEMBER);
}

function referrer(): string | undefined {
  return kept(REFERRER);
}

function kept(key: string): string | undefined {
  const value: unknown = wx.getStorageSync(key);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
