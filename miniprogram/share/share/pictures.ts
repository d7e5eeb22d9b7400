/** Pictures for a canvas. */
import type { Picture } from './poster';

/** A picture as a canvas makes it. */
export interface Loading extends Picture {
  src: string;
  onload: (() => void) | null;
  onerror: (() => void) | null;
}

/** A file of the cloud is fetched first: so no host but the cloud's own is asked. null where it does not come. */
export async function pictureFrom(source: string | null, make: () => Loading): Promise<Picture | null> {
  if (source === null || source === '') return null;
  try {
    return await loaded(await pathOf(source), make());
  } catch {
    // A poster with words alone is better than none.
    return null;
  }
}

async function pathOf(source: string): Promise<string> {
  if (!source.startsWith('cloud://')) return source;
  const { tempFilePath } = await wx.cloud.downloadFile({ fileID: source });
  return tempFilePath;
}

function loaded(path: string, image: Loading): Promise<Picture> {
  return new Promise((resolve, reject) => {
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error(`${path} is no picture`));
    image.src = path;
  });
}
