/**
 * Picture files that a person sent. A document names its pictures by file ids that the phone told, so a document may name
 * somebody else's: what is deleted lies in the person's own folder and nowhere else.
 */
import { idOf } from '../platform/ids';
import type { PictureStore } from '../platform/pictures/picture-store';

/** The most that the storage deletes in one call. */
const A_CALL = 50;

/** In which folder the phone puts what this person sends; says nothing of who it is. */
export function pictureFolderOf(memberId: string): string {
  return idOf('pictures', memberId);
}

export function ownFiles(memberId: string, fileIds: readonly string[]): string[] {
  const folder = `/${pictureFolderOf(memberId)}/`;
  return [...new Set(fileIds)].filter((id) => id.startsWith('cloud://') && id.includes(folder));
}

/** Deletes some of them; answers those that were. A file that is gone already is as good as deleted. */
export async function deleteSome(pictures: PictureStore, files: readonly string[]): Promise<string[]> {
  const now = files.slice(0, A_CALL);
  await pictures.remove(now);
  return now;
}
