/** Pictures from the phone to the mall's storage. */
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

/** @returns the file id; throws where it could not be sent */
export async function sendPicture(filePath: string, folder: string): Promise<string> {
  const [, ending = 'jpg'] = /\.(jpe?g|png|webp|gif)$/i.exec(filePath) ?? [];
  const cloudPath = `${folder}/${newRequestId()}.${ending.toLowerCase()}`;
  const { fileID } = await wx.cloud.uploadFile({ cloudPath, filePath });
  return fileID;
}
