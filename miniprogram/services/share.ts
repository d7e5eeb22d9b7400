/** What a page gives a friend: its address with who shared it, so that the friend's first purchase is credited. */
import { join, knownMemberId } from './session';

export interface ShareCard {
  readonly title: string;
  readonly path: string;
  readonly imageUrl?: string;
}

interface Promised extends ShareCard {
  readonly promise: Promise<ShareCard>;
}

/** WeChat waits 3 seconds for a promised card. */
const PROMISE_MS = 2_500;

/**
 * A card whose link names the person. Where the mall does not answer in time, it is the plain page.
 * @param picture a file of the cloud's storage; without one WeChat shows the page itself
 */
export function shareCard(title: string, path: string, picture = ''): Promised {
  const plain = { title, path };
  return { ...plain, promise: inTime(named(plain, picture), plain) };
}

async function named({ title, path }: ShareCard, picture: string): Promise<ShareCard> {
  const [memberId, imageUrl] = await Promise.all([knownMemberId() ?? join(), addressOf(picture)]);
  const query = `from=${memberId}`;
  return {
    title,
    path: `${path}${path.includes('?') ? '&' : '?'}${query}`,
    ...(imageUrl !== '' && { imageUrl }),
  };
}

/** The query of a page in the friends' circle, which is not waited for: it names the person where the phone knows who it is. */
export function timelineQuery(query: string): string {
  const memberId = knownMemberId();
  return [query, memberId === undefined ? '' : `from=${memberId}`].filter((part) => part !== '').join('&');
}

/** A card takes no file id, only an address that anyone can open; without one WeChat shows the page. */
async function addressOf(picture: string): Promise<string> {
  if (!picture.startsWith('cloud://')) return picture;
  try {
    const { fileList } = await wx.cloud.getTempFileURL({ fileList: [picture] });
    return fileList[0]?.tempFileURL ?? '';
  } catch {
    return '';
  }
}

async function inTime(card: Promise<ShareCard>, plain: ShareCard): Promise<ShareCard> {
  const late = new Promise<ShareCard>((resolve) => {
    setTimeout(() => resolve(plain), PROMISE_MS);
  });
  // Without a network the friend still gets the page.
  return Promise.race([card.catch(() => plain), late]);
}
