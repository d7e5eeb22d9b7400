/** Pictures through the SDK's storage calls. */
import cloud from 'wx-server-sdk';
import * as z from 'zod';

import type { PictureStore } from './picture-store';

const uploaded = z.object({ fileID: z.string().min(1) });
/** A file that is gone has an empty link. */
const linked = z.object({
  fileList: z.array(z.object({ fileID: z.string(), tempFileURL: z.string().default('') })),
});

/** 0 where it was deleted, or was not there. */
const removed = z.object({ fileList: z.array(z.object({ fileID: z.string(), status: z.number() })) });

export const cloudPictures: PictureStore = {
  async save(path, bytes) {
    return uploaded.parse(await cloud.uploadFile({ cloudPath: path, fileContent: bytes })).fileID;
  },

  async links(fileIds) {
    if (fileIds.length === 0) return new Map();
    const { fileList } = linked.parse(await cloud.getTempFileURL({ fileList: [...fileIds] }));
    return new Map(
      fileList
        .filter(({ tempFileURL }) => tempFileURL !== '')
        .map(({ fileID, tempFileURL }) => [fileID, tempFileURL]),
    );
  },

  async remove(fileIds) {
    if (fileIds.length === 0) return;
    removed.parse(await cloud.deleteFile({ fileList: [...fileIds] }));
  },
};
