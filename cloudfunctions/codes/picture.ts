/** The picture of a code: WeChat's own, or what a page needs to draw a plain one. */
import type { House } from '../platform/house';
import type { CodePictures } from '../platform/codes/code-pictures';
import type { Scene } from './documents';
import { SCENE_PAGES, sceneText } from './pages';

export interface CodeHouse extends House {
  readonly codePictures: CodePictures;
}

export interface CodeView {
  readonly sceneId: string;
  /** PNG or JPEG as a data URL; null when WeChat made none: then the page draws `text` as a QR code. */
  readonly picture: string | null;
  readonly text: string;
}

export async function codeView(
  { codePictures }: CodeHouse,
  { _id: sceneId, target: { kind } }: Scene,
): Promise<CodeView> {
  const picture = await codePictures.make(sceneId, SCENE_PAGES[kind]);
  return { sceneId, picture, text: sceneText(kind, sceneId) };
}
