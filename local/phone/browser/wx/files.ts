/** wx.getFileSystemManager for the phone's temporary files and the mini-program's own folder of the person. */
import { keepFile } from '../runtime/files';
import type { Options } from '../runtime/types';
import { asynchronousTable, Failure, textOf, type Table } from './call';
import { blobOf } from './request';

/** The folder that WeChat gives a mini-program. */
export const USER_DATA_PATH = 'wxfile://usr';

const own = new Map<string, Blob>();

const path = (options: Options): string => textOf(options, 'filePath');

async function content(options: Options): Promise<object> {
  const blob = own.get(path(options)) ?? (await blobOf(path(options)));
  const encoding = textOf(options, 'encoding');
  if (encoding === '') return { data: await blob.arrayBuffer() };
  if (encoding === 'base64') return { data: base64(await blob.arrayBuffer()) };
  return { data: await blob.text() };
}

function base64(buffer: ArrayBuffer): string {
  return btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join(''));
}

function write(options: Options): void {
  const { data } = options;
  const text = typeof data === 'string';
  const isBase64 = text && textOf(options, 'encoding') === 'base64';
  const bytes = isBase64 ? Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0)) : (data as BlobPart);
  own.set(path(options), new Blob([bytes]));
}

const CALLS: Table = {
  readFile: content,
  writeFile: write,
  access: (options) => {
    if (!own.has(textOf(options, 'path'))) throw new Failure(`no such file or directory ${textOf(options, 'path')}`);
  },
  unlink: (options) => void own.delete(path(options)),
  mkdir: () => undefined,
  getFileInfo: async (options) => ({ size: (own.get(path(options)) ?? (await blobOf(path(options)))).size }),
  saveFile: async (options) => {
    const blob = await blobOf(textOf(options, 'tempFilePath'));
    return { savedFilePath: keepFile(blob, path(options)) };
  },
};

export function createFileSystemManager(): object {
  return { ...asynchronousTable(CALLS), writeFileSync: (filePath: string, data: unknown) => write({ filePath, data }) };
}
