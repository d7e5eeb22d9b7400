/** Pictures and films: chosen, shown, saved. */
import { fileUrl, keepFile } from '../runtime/files';
import type { Options } from '../runtime/types';
import { Failure, textOf, type Table } from './call';
import { chooseFrom, make, pickFiles } from './sheet';
import { blobOf } from './request';

const COUNT = 9;
const ACCEPT: Readonly<Record<string, string>> = {
  image: 'image/*',
  video: 'video/*',
  mix: 'image/*,video/*',
};
const SOURCES: Readonly<Record<string, string>> = { album: '从相册选择', camera: '拍摄' };

async function pick(options: Options, accept: string): Promise<File[]> {
  const sources = (options['sourceType'] ?? ['album', 'camera']) as readonly string[];
  const rows = sources.map((source) => SOURCES[source] ?? source);
  const index = await chooseFrom('选择图片或视频', rows);
  if (index === undefined) throw new Failure('cancel');
  const count = Number(options['count'] ?? COUNT);
  const files = await pickFiles(accept, count > 1, sources[index] === 'camera');
  if (files.length === 0) throw new Failure('cancel');
  return files.slice(0, count);
}

async function chooseMedia(options: Options): Promise<object> {
  const types = (options['mediaType'] ?? ['image', 'video']) as readonly string[];
  const accept = types.map((type) => ACCEPT[type] ?? type).join(',');
  const files = await pick(options, accept);
  const tempFiles = await Promise.all(
    files.map(async (file) => {
      const fileType = file.type.startsWith('video') ? 'video' : 'image';
      const size = fileType === 'image' ? await sizeOf(file) : { width: 0, height: 0 };
      const tempFilePath = keepFile(file, file.name);
      return { tempFilePath, size: file.size, fileType, thumbTempFilePath: '', duration: 0, ...size };
    }),
  );
  return { tempFiles, type: types.length > 1 ? 'mix' : types[0] };
}

async function chooseImage(options: Options): Promise<object> {
  const files = await pick(options, 'image/*');
  const tempFiles = files.map((file) => ({ path: keepFile(file, file.name), size: file.size }));
  return { tempFiles, tempFilePaths: tempFiles.map(({ path }) => path) };
}

async function sizeOf(file: Blob): Promise<{ width: number; height: number }> {
  const { width, height } = await createImageBitmap(file);
  return { width, height };
}

async function imageInfo(options: Options): Promise<object> {
  const path = textOf(options, 'src');
  const blob = await blobOf(path);
  const type = blob.type.split('/')[1] ?? 'unknown';
  return { ...(await sizeOf(blob)), path, orientation: 'up', type };
}

function preview(options: Options, paths: readonly string[]): void {
  let index = Math.max(0, paths.indexOf(textOf(options, 'current')));
  const given = options['current'];
  if (typeof given === 'number') index = given;
  const layer = make('div', 'phone-preview');
  const image = make('img');
  image.alt = '';
  const count = make('span');
  const show = (next: number): void => {
    index = (next + paths.length) % paths.length;
    image.src = fileUrl(paths[index] ?? '', '');
    count.textContent = `${index + 1} / ${paths.length}`;
  };
  layer.append(image, count);
  let from = 0;
  layer.addEventListener('touchstart', ({ touches }) => (from = touches[0]?.clientX ?? 0));
  layer.addEventListener('touchend', ({ changedTouches }) => {
    const way = (changedTouches[0]?.clientX ?? from) - from;
    if (Math.abs(way) < COUNT) layer.remove();
    else show(index + (way < 0 ? 1 : -1));
  });
  show(index);
  document.body.append(layer);
}

/** On this computer an album, and the chat that a file is sent to, is the folder of downloads. */
async function save(options: Options): Promise<void> {
  const path = textOf(options, 'filePath');
  const link = make('a');
  link.href = URL.createObjectURL(await blobOf(path));
  link.download = textOf(options, 'fileName') || (path.split('/').at(-1) ?? 'picture.png');
  link.click();
  URL.revokeObjectURL(link.href);
}

export const MEDIA_CALLS: Table = {
  chooseMedia,
  chooseImage,
  chooseVideo: async (options) => {
    const [file] = await pick({ ...options, count: 1 }, 'video/*');
    return {
      tempFilePath: file === undefined ? '' : keepFile(file, file.name),
      size: file?.size ?? 0,
      duration: 0,
    };
  },
  chooseMessageFile: async (options) => {
    const files = await pickFiles('', Number(options['count'] ?? COUNT) > 1);
    if (files.length === 0) throw new Failure('cancel');
    return {
      tempFiles: files.map((file) => ({
        path: keepFile(file, file.name),
        name: file.name,
        size: file.size,
        type: 'file',
      })),
    };
  },
  previewImage: (options) => preview(options, (options['urls'] ?? []) as readonly string[]),
  previewMedia: (options) => {
    const sources = (options['sources'] ?? []) as readonly { url: string }[];
    preview(
      { current: options['current'] ?? 0 },
      sources.map(({ url }) => url),
    );
  },
  getImageInfo: imageInfo,
  compressImage: (options) => ({ tempFilePath: textOf(options, 'src') }),
  cropImage: (options) => ({ tempFilePath: textOf(options, 'src') }),
  saveImageToPhotosAlbum: save,
  saveVideoToPhotosAlbum: save,
  // A chat is not at hand here: the file comes down as it would arrive there.
  shareFileMessage: save,
};
