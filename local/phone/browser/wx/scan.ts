/** wx.scanCode: by the camera, from a picture, from the codes that the server was given, or typed in. */
import jsQR from 'jsqr';

import type { Options } from '../runtime/types';
import { Failure, type Table } from './call';
import { base64 } from './base64';
import { ask } from './server';
import { chooseFrom, make, openSheet, pickFiles } from './sheet';

interface KnownCode {
  readonly name: string;
  readonly text: string;
}

/** The link inside of the local cloud's codes that stand for WeChat's own. */
const MINI_CODE = 'https://local.invalid/wxacode';
const WAYS = ['用摄像头扫', '从图片识别', '从清单选择', '输入内容'] as const;
const LOOK_MS = 200;

async function scan(options: Options): Promise<object> {
  const index = await chooseFrom(
    '扫一扫',
    options['onlyFromCamera'] === true ? WAYS.filter((way) => way !== WAYS[1]) : WAYS,
  );
  const ways = [fromCamera, fromPicture, fromList, fromText];
  const text = index === undefined ? undefined : await ways[index]?.();
  if (text === undefined) throw new Failure('cancel');
  return resultOf(text);
}

/** A code of the mini-program itself opens a page: its path with the scene stands in `path`. */
function resultOf(text: string): object {
  const common = { charSet: 'UTF-8', rawData: base64(new TextEncoder().encode(text)) };
  if (!text.startsWith(MINI_CODE)) return { result: text, scanType: 'QR_CODE', ...common };
  const query = new URL(text).searchParams;
  const page = query.get('path') ?? query.get('page') ?? '';
  const scene = query.get('scene');
  const path = scene === null ? page : `${page}?scene=${encodeURIComponent(scene)}`;
  return { result: '*', path, scanType: 'WX_CODE', ...common };
}

async function fromPicture(): Promise<string | undefined> {
  const [file] = await pickFiles('image/*', false);
  if (file === undefined) return undefined;
  const text = read(await createImageBitmap(file));
  if (text === undefined) throw new Failure('没有在图片里找到二维码');
  return text;
}

async function fromList(): Promise<string | undefined> {
  const { codes } = await ask<{ codes: readonly KnownCode[] }>('codes');
  if (codes.length === 0) throw new Failure('清单里没有码');
  const index = await chooseFrom(
    '选择一个码',
    codes.map(({ name }) => name),
  );
  return index === undefined ? undefined : codes[index]?.text;
}

async function fromText(): Promise<string | undefined> {
  const field = make('input', 'phone-field');
  field.placeholder = '码里的文字或链接';
  const value = await openSheet({
    title: '输入码的内容',
    content: [field],
    buttons: [
      { text: '取消', value: '' },
      { text: '确定', value: 'ok', kind: 'main' },
    ],
    form: 'dialog',
  });
  return value === '' || field.value === '' ? undefined : field.value;
}

async function fromCamera(): Promise<string | undefined> {
  // Without a permission or a camera the browser rejects, and the call fails with its words.
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  const video = make('video', 'phone-camera');
  video.srcObject = stream;
  video.muted = true;
  video.playsInline = true;
  await video.play();
  let found: string | undefined;
  const closed = openSheet({
    title: '对准二维码',
    content: [video],
    buttons: [{ text: '取消', value: '' }],
    cancel: '',
  });
  const timer = window.setInterval(() => {
    found = video.videoWidth === 0 ? undefined : read(video, video.videoWidth, video.videoHeight);
    if (found !== undefined) video.closest<HTMLElement>('.phone-layer')?.click();
  }, LOOK_MS);
  await closed;
  window.clearInterval(timer);
  for (const track of stream.getTracks()) track.stop();
  return found;
}

function read(picture: CanvasImageSource, width = 0, height = 0): string | undefined {
  const canvas = document.createElement('canvas');
  const bitmap = picture as ImageBitmap;
  [canvas.width, canvas.height] = [width || bitmap.width, height || bitmap.height];
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context?.drawImage(picture, 0, 0);
  const data = context?.getImageData(0, 0, canvas.width, canvas.height);
  return data === undefined ? undefined : jsQR(data.data, data.width, data.height)?.data;
}

export const SCAN: Table = { scanCode: scan };
