/** A picture from the desk into the storage. That it came in is a document, so that the audit log tells who brought it. */
import type { House } from '../platform/house';
import type { PictureStore } from '../platform/pictures/picture-store';
import { officePictures } from './documents';
import { persist } from './persist';

/**
 * Noted before it is stored: a record of a picture that did not arrive is honest, a picture without one is not.
 * @param name made of the bytes, so that the same picture is one file and one note
 */
export async function savePicture(
  house: House & { readonly pictures: PictureStore },
  name: string,
  base64: string,
): Promise<string> {
  const bytes = Buffer.from(base64, 'base64');
  await persist(house, async (transaction) => {
    if ((await transaction.get(officePictures, name)) !== null) return;
    const picture = { _id: name, bytes: bytes.length, savedAt: house.clock.now() };
    await transaction.insert(officePictures, picture);
  });
  return house.pictures.save(`office/${name}`, bytes);
}
