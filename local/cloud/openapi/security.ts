/**
 * Content checks. Text is looked up in a short list of words, a picture or recording is risky when its bytes hold one
 * of them, so that both outcomes can be brought about; every check is kept.
 * https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/sec-center/sec-check/msgSecCheck.html
 */
import { newId } from '../database/ids';
import { text, WeChatError, type Api, type ApiContext, type Params } from './api';

/** The list's words with WeChat's labels: 20001 politics, 20002 pornography, 20003 abuse, 20006 crime, 20008 fraud. */
const WORDS: Readonly<Record<string, number>> = {
  特3456书yuuo莞6543李zxcz蒜7782法fgnv级: 20002,
  完2347全dfji试3726测asad感3847知qwez到: 20001,
  违规内容: 20006,
  敏感词: 20001,
  色情: 20002,
  辱骂: 20003,
  赌博: 20006,
  诈骗: 20008,
  RISKY: 20006,
};
const PASSED = 100;
const SCENES = new Set([1, 2, 3, 4]);
const CONTENT_CHARS_MAX = 2500;
/** v1 counted bytes. */
const CONTENT_BYTES_MAX = 500 * 1024;
const PICTURE_BYTES_MAX = 1024 * 1024;

export interface ContentCheck {
  what: 'text' | 'image' | 'media';
  content: string;
  label: number;
  openid?: string;
  atMs: number;
}

export const CHECK_KIND = 'check';

export const msgSecCheck: Api = (params, context) => {
  const content = text(params, 'content');
  if (content === '') throw new WeChatError(47001, 'data format error');
  const hasVersion = params['version'] === 2 || params['version'] === '2';
  return hasVersion ? secondVersion(content, params, context) : firstVersion(content, context);
};

function firstVersion(content: string, context: ApiContext): { json: object } {
  if (Buffer.byteLength(content) > CONTENT_BYTES_MAX)
    throw new WeChatError(45002, 'content size out of limit');
  const { label } = keep('text', content, {}, context);
  if (label !== PASSED) throw new WeChatError(87014, 'risky content');
  return { json: { errcode: 0, errmsg: 'ok' } };
}

function secondVersion(content: string, params: Params, context: ApiContext): { json: object } {
  const openid = text(params, 'openid');
  if (openid === '') throw new WeChatError(40003, 'invalid openid');
  if (!SCENES.has(Number(params['scene']))) throw new WeChatError(40129, 'invalid scene');
  if (content.length > CONTENT_CHARS_MAX) throw new WeChatError(45002, 'content size out of limit');
  const { label, traceId } = keep('text', content, { openid }, context);
  const suggest = label === PASSED ? 'pass' : 'risky';
  const detail = [{ strategy: 'content_model', errcode: 0, suggest, label, prob: 90 }];
  return { json: { errcode: 0, errmsg: 'ok', result: { suggest, label }, detail, trace_id: traceId } };
}

export const imgSecCheck: Api = (params, context) => {
  const media = params['media'];
  if (!Buffer.isBuffer(media) || media.length === 0) throw new WeChatError(40006, 'invalid media size');
  if (media.length > PICTURE_BYTES_MAX) throw new WeChatError(40006, 'invalid media size');
  const { label } = keep('image', media.toString(), {}, context);
  if (label !== PASSED) throw new WeChatError(87014, 'risky content');
  return { json: { errcode: 0, errmsg: 'ok' } };
};

/** WeChat tells the outcome later, by a message to the mini-program's server; here it is only kept. */
export const mediaCheckAsync: Api = (params, context) => {
  const url = text(params, 'media_url');
  if (url === '') throw new WeChatError(40004, 'invalid media type');
  const { traceId } = keep('media', url, {}, context);
  return { json: { errcode: 0, errmsg: 'ok', trace_id: traceId } };
};

function keep(
  what: ContentCheck['what'],
  content: string,
  who: { openid?: string },
  { records, nowMs }: ApiContext,
): { label: number; traceId: string } {
  const label = Object.entries(WORDS).find(([word]) => content.includes(word))?.[1] ?? PASSED;
  const traceId = newId();
  const kept = what === 'image' ? '' : content.slice(0, 200);
  records.put(CHECK_KIND, traceId, {
    what,
    content: kept,
    label,
    ...who,
    atMs: nowMs(),
  } satisfies ContentCheck);
  return { label, traceId };
}
