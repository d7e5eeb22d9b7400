/** Sharing: the card that a page makes, and the link by which another person opens it. */
import { fileUrl } from './files';
import { make, openSheet } from '../wx/sheet';
import { appModel } from './model-store';
import { currentPage } from './router';
import { person } from './settings';
import { callMethod } from './types';
import { formatPageUrl } from './url';

interface Card {
  readonly title?: string;
  readonly path?: string;
  readonly query?: string;
  readonly imageUrl?: string;
  readonly promise?: Promise<Card>;
}

/** WeChat waits no longer for a card that is promised. */
const PROMISE_MS = 3000;
/** WeChat's scenes: a card in a chat with one person, in the friends' circle. */
const SCENES = { chat: 1007, timeline: 1155 } as const;

let isMenuShown = true;

/** Whether the menu of the capsule offers sharing (wx.hideShareMenu). */
export function isShareShown(next?: boolean): boolean {
  if (next !== undefined) isMenuShown = next;
  return isMenuShown;
}

/** Shares from a button; its dataset is what the page knows of it. */
export async function shareFrom(element: HTMLElement | undefined, dataset: object = {}): Promise<void> {
  const page = currentPage();
  if (page === undefined) return;
  const from = element === undefined ? 'menu' : 'button';
  const target = element === undefined ? undefined : { dataset, id: element.id };
  const given = callMethod(page.caller, 'onShareAppMessage', { from, target, webViewUrl: undefined });
  await showCard(await settled(given ?? {}), SCENES.chat);
}

export async function shareTimeline(): Promise<void> {
  const page = currentPage();
  if (page === undefined) return;
  const given = (callMethod(page.caller, 'onShareTimeline') ?? {}) as Card;
  const path = `/${page.path}${given.query === undefined || given.query === '' ? '' : `?${given.query}`}`;
  await showCard({ ...given, path }, SCENES.timeline);
}

async function settled({ promise, ...card }: Card): Promise<Card> {
  if (promise === undefined) return card;
  const late = new Promise<Card>((resolve) => setTimeout(() => resolve({}), PROMISE_MS));
  return { ...card, ...(await Promise.race([promise.catch(() => ({})), late])) };
}

async function showCard(card: Card, scene: number): Promise<void> {
  const page = currentPage();
  const path = card.path ?? (page === undefined ? '/' : formatPageUrl(page));
  const title = card.title ?? (page?.config.navigationBarTitleText || appModel().name || '小程序');
  const link = `/phone?as=friend-of-${person}&scene=${scene}&page=${encodeURIComponent(path)}`;
  const box = make('div', 'phone-share-card');
  box.append(make('b', '', title));
  if (card.imageUrl !== undefined && card.imageUrl !== '') {
    const picture = make('img');
    picture.src = fileUrl(card.imageUrl, '');
    picture.alt = '';
    box.append(picture);
  }
  const anchor = make('a', 'phone-share-link', '用另一个人的手机打开');
  anchor.href = link;
  anchor.target = '_blank';
  box.append(make('code', '', path), anchor);
  await openSheet({
    title: scene === SCENES.chat ? '发送给朋友' : '分享到朋友圈',
    content: [box],
    buttons: [{ text: '关闭', value: '' }],
    cancel: '',
  });
}
