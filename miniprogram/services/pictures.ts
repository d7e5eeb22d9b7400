/** Pictures from the phone to the mall's storage. */
import { call } from './api';
import { newRequestId } from './request-id';

/** Paths on this phone, at most `most`; none when the person changes their mind. */
export async function chosenPictures(most: number): Promise<string[]> {
  try {
    const { tempFiles } = await wx.chooseMedia({
      count: most,
      mediaType: ['image'],
      sizeType: ['compressed'],
      sourceType: ['album', 'camera'],
    });
    return tempFiles.map(({ tempFilePath }) => tempFilePath);
  } catch {
    // Cancelled, or not allowed: WeChat has said so itself.
    return [];
  }
}

let ownFolder: Promise<string> | undefined;

/** A folder of the person's own: what was sent goes with the person (docs/privacy.md). */
function folderOfMine(): Promise<string> {
  ownFolder ??= call('member', 'pictureFolder', {}).then(
    ({ folder }) => folder,
    (error: unknown) => {
      ownFolder = undefined;
      throw error;
    },
  );
  return ownFolder;
}

/** @returns the file id; throws where it could not be sent */
export async function sendPicture(filePath: string, folder: string): Promise<string> {
  const [, ending = 'jpg'] = /\.(jpe?g|png|webp|gif)$/i.exec(filePath) ?? [];
  const cloudPath = `${folder}/${await folderOfMine()}/${newRequestId()}.${ending.toLowerCase()}`;
  const { fileID } = await wx.cloud.uploadFile({ cloudPath, filePath });
  return fileID;
}
