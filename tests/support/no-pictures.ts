/** A storage that keeps nothing, for tests in which nobody looks at pictures. */
import type { PictureStore } from '../../cloudfunctions/platform/pictures/picture-store';

export const noPictures: PictureStore = {
  save: (path) => Promise.resolve(`cloud://test/${path}`),
  links: () => Promise.resolve(new Map()),
  remove: () => Promise.resolve(),
};
