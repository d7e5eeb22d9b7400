/** wx.getFileSystemManager for the phone's temporary files and the mini-program's own folder of the person. */
import { forgetFile, keepFile, keepFileAs, keptFile } from '../runtime/files';
import type { Options } from '../runtime/types';
import { base64, bytesOf } from './base64';
import { asynchronousTable, Failure, textOf, type Table } from './call';
import { blobOf } from './request';

/** The folder that WeChat gives a mini-program. */
export const USER_DATA_PATH = 'wxfile://usr';

const path = (options: Options): string => textOf(options, 'filePath');

async function content(options: Options): Promise<object> {
  const blob = await blobOf(path(options));
  const encoding = textOf(options, 'encoding');
  if (encoding === '') return { data: await blob.arrayBuffer() };
  if (encoding === 'base64') return { data: base64(new Uint8Array(await blob.arrayBuffer())) };
  return { data: await blob.text() };
}

function write(options: Options): void {
  const { data } = options;
  const text = typeof data === 'string';
  const isBase64 = text && textOf(options, 'encoding') === 'base64';
  const bytes = isBase64 ? bytesOf(data) : (data as BlobPart);
  keepFileAs(path(options), new Blob([bytes]));
}

const CALLS: Table = {
  readFile: content,
  writeFile: write,
  access: (options) => {
    if (keptFile(textOf(options, 'path')) === undefined)
      throw new Failure(`no such file or directory ${textOf(options, 'path')}`);
  },
  unlink: (options) => {
    if (!forgetFile(path(options))) throw new Failure(`no such file or directory ${path(options)}`);
  },
  mkdir: () => undefined,
  getFileInfo: async (options) => ({ size: (await blobOf(path(options))).size }),
  saveFile: async (options) => {
    const blob = await blobOf(textOf(options, 'tempFilePath'));
    return { savedFilePath: keepFile(blob, path(options)) };
  },
};

export function createFileSystemManager(): object {
  return {
    ...asynchronousTable(CALLS),
    writeFileSync: (filePath: string, data: unknown) => write({ filePath, data }),
  };
}
