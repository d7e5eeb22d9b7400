/** The page that opens when a code of each kind is scanned. */
import type { SceneKind } from './documents';

export const SCENE_PAGES: Readonly<Record<SceneKind, string>> = {
  store: 'packages/pay/store-pay/store-pay',
  bill: 'packages/pay/store-pay/store-pay',
  invite: 'staff/invite/invite',
  // The front page asks what was shared and goes on to it.
  share: 'pages/home/home',
};

/** What a plain QR code says where WeChat makes no code of its own: the page with its scene. */
export function sceneText(kind: SceneKind, sceneId: string): string {
  return `${SCENE_PAGES[kind]}?scene=${sceneId}`;
}
