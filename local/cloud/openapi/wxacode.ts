/**
 * Codes that open the mini-program. Here they are QR pictures with a link that says what WeChat's own code would.
 * https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/qrcode-link/qr-code/getUnlimitedQRCode.html, getQRCode.html, createQRCode.html
 */
import { toBuffer } from 'qrcode';
import { text, WeChatError, type Api, type ApiReply, type Params } from './api';

const SCENE_CHARS_MAX = 32;
const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]+$/;
const PATH_BYTES_MAX = 128;
const WIDTH = { default: 430, min: 280, max: 1280 };

/** What a scanner reads; whoever plays the phone opens the page it names. */
const LINK = 'https://local.invalid/wxacode';

export const getUnlimited: Api = (params) => {
  const scene = text(params, 'scene');
  const page = text(params, 'page');
  if (scene.length === 0 || scene.length > SCENE_CHARS_MAX || !SCENE.test(scene))
    throw new WeChatError(40169, 'invalid length for scene, or the data is not json string');
  if (page.startsWith('/') || page.includes('?')) throw new WeChatError(41030, 'invalid page');
  return picture({ scene, ...(page === '' ? {} : { page }) }, params);
};

/** getQRCode and createQRCode: a path with its parameters, in limited number. */
export const get: Api = (params) => {
  const path = text(params, 'path');
  if (path === '' || Buffer.byteLength(path) > PATH_BYTES_MAX)
    throw new WeChatError(40159, 'invalid length for path, or the data is not json string');
  return picture({ path }, params);
};

async function picture(content: Record<string, string>, params: Params): Promise<ApiReply> {
  const width = params['width'] ?? WIDTH.default;
  if (typeof width !== 'number' || width < WIDTH.min || width > WIDTH.max)
    throw new WeChatError(40097, 'invalid args');
  const bytes = await toBuffer(`${LINK}?${new URLSearchParams(content).toString()}`, { width, margin: 2 });
  return { contentType: 'image/png', bytes };
}
