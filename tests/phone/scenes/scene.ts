/** A scene: a page of the mini-program in one state, who sees it and how it comes about. */
import type { InHand } from '../hold';
import type { Facts } from './facts';

/**
 * held: the mall's answer is on its way for ever · lost: no network · failing: the mall answers that something
 * went wrong.
 */
export type Trouble = 'held' | 'lost' | 'failing';

export interface Place {
  /** OPENID of who holds the phone. */
  readonly who: string;
  readonly path: string;
}

export interface Scene {
  /** The page's path as app.json names it. */
  readonly page: string;
  /** Part of the picture's file name: cart-filled. */
  readonly id: string;
  readonly title: string;
  /** May arrange what would be over by the time that its turn comes, such as a code of ten minutes. */
  readonly at: (facts: Facts) => Place | Promise<Place>;
  readonly trouble?: Trouble;
  /** What the person does before the state is there. */
  readonly act?: (held: InHand) => Promise<void>;
  /** Seen when it is there; a pattern for what is read aloud alone. */
  readonly shows: string | RegExp;
}

/** A page with the scenes that are its own; those of a weak network follow for all that ask the mall something. */
export interface PageScenes {
  readonly page: string;
  /** Where the page's own name is another's as well. */
  readonly slug?: string;
  readonly title: string;
  /** The state that most people see. */
  readonly filled: Omit<Scene, 'page' | 'id' | 'title'>;
  /** Asks the mall nothing when it opens. */
  readonly isStill?: boolean;
  readonly more?: readonly Omit<Scene, 'page'>[];
}

/** What the pages say while they wait and when it went wrong. */
const TROUBLES: readonly Pick<Scene, 'id' | 'title' | 'trouble' | 'shows'>[] = [
  { id: 'loading', title: '加载中', trouble: 'held', shows: /正在加载/ },
  { id: 'failed', title: '出错', trouble: 'failing', shows: '系统出了点问题' },
];

/** Each page that asks the mall something, without a network. */
export function lostScenes(pages: readonly PageScenes[]): Scene[] {
  return pages
    .filter(({ isStill = false }) => !isStill)
    .map(({ page, slug = slugOf(page), title, filled: { at } }) => ({
      ...{ page, title, at, id: `${slug}-lost` },
      ...{ trouble: 'lost', shows: '网络不太顺畅' },
    }));
}

/** Pages of two packages may have one name. */
const slugOf = (page: string): string => {
  const parts = page.split('/');
  const name = parts.at(-1) ?? page;
  return parts[0] === 'pages' || parts[0] === 'shelf' ? name : `${parts[0] ?? ''}-${name}`;
};

export function scenesOf({
  page,
  slug = slugOf(page),
  title,
  filled,
  isStill = false,
  more = [],
}: PageScenes): Scene[] {
  const troubles = isStill ? [] : TROUBLES.map((trouble) => ({ at: filled.at, ...trouble }));
  return [{ id: 'filled', title: '', ...filled }, ...more, ...troubles].map((scene) => ({
    ...scene,
    page,
    id: `${slug}-${scene.id}`,
    title: [title, scene.title].filter((part) => part !== '').join(' · '),
  }));
}
