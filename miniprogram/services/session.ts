/** Who brought the person, and the silent join when the mall first needs a member. */
import { newRequestId } from './request-id';
import { send } from './transport';

const REFERRER = 'referrerId';
const ID = /^[\w-]{1,64}$/;

let joining: Promise<void> | undefined;

/**
 * Remembers the referrer of a link until the person has joined; the first one stays, as in the mall.
 * @param query of the launch; `from` is the member whose link it was
 */
export function rememberReferrer(query: Readonly<Record<string, string | undefined>>): void {
  const { from = '' } = query;
  if (ID.test(from) && referrer() === undefined) wx.setStorageSync(REFERRER, from);
}

/** Makes the person a member, once however many pages ask. */
export function join(): Promise<void> {
  joining ??= sendJoin().catch((error: unknown) => {
    joining = undefined;
    throw error;
  });
  return joining;
}

async function sendJoin(): Promise<void> {
  const referrerId = referrer();
  const input = referrerId === undefined ? {} : { referrerId };
  await send('member', { action: 'join', requestId: newRequestId(), input });
}

function referrer(): string | undefined {
  const kept: unknown = wx.getStorageSync(REFERRER);
  return typeof kept === 'string' && kept !== '' ? kept : undefined;
}
