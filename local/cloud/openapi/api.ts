/** What an open API of WeChat is here: a function of its parameters that answers or throws a WeChat error. */
import type { Records } from '../records';

/** An error of WeChat, {errcode, errmsg}. */
export class WeChatError extends Error {
  constructor(
    readonly errcode: number,
    errmsg: string,
  ) {
    super(errmsg);
  }
}

/** A picture or a JSON object. */
export type ApiReply = { contentType: string; bytes: Buffer } | { json: object };

export interface ApiContext {
  records: Records;
  appid: string;
  /** The movable clock, epoch milliseconds. */
  nowMs: () => number;
}

/** Parameters in WeChat's own snake_case; files are buffers. */
export type Params = Readonly<Record<string, unknown>>;

export type Api = (params: Params, context: ApiContext) => ApiReply | Promise<ApiReply>;

/** The parameter as text; '' when it is absent or no text. */
export function text(params: Params, name: string): string {
  const value = params[name];
  return typeof value === 'string' ? value : '';
}
