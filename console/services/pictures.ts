/** Stored pictures as a browser shows them, and pictures from this computer on their way to the storage. */
import { useEffect, useState } from 'react';

import { ApiError } from './api-error';
import { call } from './mall';

/** Those that are asked for within a moment are asked for together. */
const GATHER_MS = 30;
const MOST_A_CALL = 50;
/** Longest side, and how large the file may be: it travels as text through HTTP access. */
const SIDE = 1_080;
const MOST_BYTES = 66_000;
const QUALITIES = [0.86, 0.72, 0.58, 0.44, 0.3];

const links = new Map<string, Promise<string>>();
let waiting: { readonly file: string; readonly tell: (link: string) => void }[] = [];

function linkOf(file: string): Promise<string> {
  if (!file.startsWith('cloud://')) return Promise.resolve('');
  const known = links.get(file);
  if (known !== undefined) return known;
  const asked = new Promise<string>((tell) => {
    if (waiting.length === 0) setTimeout(() => void ask(), GATHER_MS);
    waiting.push({ file, tell });
  });
  links.set(file, asked);
  return asked;
}

async function ask(): Promise<void> {
  const asked = waiting;
  waiting = [];
  for (let start = 0; start < asked.length; start += MOST_A_CALL) {
    const some = asked.slice(start, start + MOST_A_CALL);
    // A picture that cannot be shown is a plain ground, never a broken page.
    const found = await call('pictureLinks', { files: some.map(({ file }) => file) }).catch(() => ({}));
    for (const { file, tell } of some) {
      const link = (found as Readonly<Record<string, string>>)[file] ?? '';
      if (link === '') links.delete(file);
      tell(link);
    }
  }
}

/** '' while it is not known, and where there is none. */
export function usePicture(file: string): string {
  const [link, setLink] = useState('');
  useEffect(() => {
    const life = { isOver: false };
    void linkOf(file).then((found) => {
      if (!life.isOver) setLink(found);
    });
    return () => {
      life.isOver = true;
    };
  }, [file]);
  return link;
}

/** Makes the picture small enough and stores it. @returns the file id */
export async function storePicture(chosen: File): Promise<string> {
  const blob = await small(chosen);
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  const { file } = await call('savePicture', { type: 'image/jpeg', base64 });
  return file;
}

async function small(chosen: File): Promise<Blob> {
  const bitmap = await createImageBitmap(chosen).catch(() => {
    throw new ApiError('INVALID_INPUT', '这个文件不是能打开的图片，请换一张');
  });
  const scale = Math.min(1, SIDE / Math.max(bitmap.width, bitmap.height));
  const canvas = new OffscreenCanvas(Math.round(bitmap.width * scale), Math.round(bitmap.height * scale));
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  for (const quality of QUALITIES) {
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
    if (blob.size <= MOST_BYTES) return blob;
  }
  throw new ApiError('INVALID_INPUT', '图片太复杂，请先缩小到 1080 像素以内再上传');
}
