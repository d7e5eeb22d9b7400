/** What a member shares: the card's and the poster's content with a short code, and what opening it does. */
import { arrive } from '../accounts/join';
import { joined, loadMember } from '../accounts/unpaid';
import { loadProduct } from '../catalog/read';
import { codeView, type CodeHouse, type CodeView } from '../codes/picture';
import type { SharedPage } from '../codes/documents';
import { sceneFor, sceneOf } from '../codes/scene';
import type { BooksHouse } from '../ledger/post';
import { refuse } from '../platform/refusal';
import { storeOf } from '../stores/merchants';
import type { Fen } from '../units/amounts';

export interface Shared {
  readonly page: SharedPage;
  /** Of the product or the store; '' for the mall. */
  readonly id: string;
}

export interface ShareCard extends Shared {
  readonly title: string;
  /** null where the poster has only words. */
  readonly picture: string | null;
  /** The cheapest price; null where nothing is priced. */
  readonly fromFen: Fen | null;
  readonly code: CodeView;
}

const MALL_TITLE = '共享购 · 门店好物与护理';

/** Content and code of a card or poster. A medical item has none (rules.md §13). */
export async function shareCard(
  house: BooksHouse & CodeHouse,
  memberId: string,
  shared: Shared,
): Promise<ShareCard> {
  const [member, content] = await Promise.all([
    loadMember(house.database, memberId),
    CONTENTS[shared.page](house, shared.id),
  ]);
  joined(member);
  const { page, id } = shared;
  const scene = await sceneFor(house, { kind: 'share', memberId, page, id });
  return { ...shared, ...content, code: await codeView(house, scene) };
}

type Content = Pick<ShareCard, 'title' | 'picture' | 'fromFen'>;

const CONTENTS: Readonly<Record<SharedPage, (house: BooksHouse, id: string) => Promise<Content>>> = {
  home: () => Promise.resolve({ title: MALL_TITLE, picture: null, fromFen: null }),
  product: async ({ database }, id) => {
    const product = await loadProduct(database, id);
    if (product?.onSale !== true) refuse('NOT_FOUND', { productId: id }, '商品已下架');
    if (product.isMedical) refuse('SHARE_NOT_ALLOWED');
    return { title: product.title, picture: product.pictures[0] ?? null, fromFen: product.lowestFen };
  },
  store: async ({ database }, id) => {
    const { name } = await storeOf(database, id);
    return { title: name, picture: null, fromFen: null };
  },
};

export interface OpenedShare extends Shared {
  /** Who is the person's referrer now: the first link's, whichever was opened since. */
  readonly isBound: boolean;
}

/** Opening the link or scanning the code binds a new person to who shared it, before any login (§5). */
export async function openShare(house: BooksHouse, memberId: string, sceneId: string): Promise<OpenedShare> {
  const { target } = await sceneOf(house.database, sceneId, house.clock.now());
  if (target.kind !== 'share') return refuse('CODE_OVER', { sceneId });
  const { page, id } = target;
  const person = await arrive(house, { memberId, referrerId: target.memberId });
  return { page, id, isBound: person.referrerId === target.memberId };
}
