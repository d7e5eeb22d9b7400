/** The open APIs behind cloud.openapi: permission, the table of APIs, and the form of their replies. */
import { WireError } from '../database/errors';
import type { WireRequest } from '../wire';
import { WeChatError, type Api, type ApiContext, type ApiReply, type Params } from './api';
import { readPairs, writeReply, type Pairs } from './protobuf';
import * as security from './security';
import * as subscribeMessage from './subscribe-message';
import * as wxacode from './wxacode';

/** By the name under which a function calls it and lists it in config.json. */
const APIS: Readonly<Record<string, Api>> = {
  'wxacode.getUnlimited': wxacode.getUnlimited,
  'wxacode.get': wxacode.get,
  'wxacode.createQRCode': wxacode.get,
  'security.msgSecCheck': security.msgSecCheck,
  'security.imgSecCheck': security.imgSecCheck,
  'security.mediaCheckAsync': security.mediaCheckAsync,
  'subscribeMessage.send': subscribeMessage.send,
};

/** "function has no permission to call this API", in src/config/error.config.ts of wx-server-sdk. */
const NO_PERMISSION = -604101;

/**
 * Answers wx.openApi with the bytes of its reply.
 * @param allowed the APIs that the calling function's config.json lists; undefined for a program outside of functions
 * @throws WireError LOCAL_NOT_SUPPORTED for an API that is not in the table
 */
export async function answerOpenApi(
  request: WireRequest,
  allowed: readonly string[] | undefined,
  context: ApiContext,
): Promise<Buffer> {
  const name = request.apiName ?? '';
  if (allowed?.includes(name) === false)
    return writeReply(Buffer.alloc(0), 'application/json', NO_PERMISSION);
  const api = APIS[name];
  if (api === undefined)
    throw new WireError('LOCAL_NOT_SUPPORTED', `The local cloud does not know the open API ${name}`);
  if (!Buffer.isBuffer(request.requestData)) throw new WireError('INVALID_PARAM', 'requestData is missing');
  const reply = await call(api, paramsOf(readPairs(request.requestData)), context);
  if ('json' in reply) return writeReply(Buffer.from(JSON.stringify(reply.json)), 'application/json');
  return writeReply(reply.bytes, reply.contentType);
}

async function call(api: Api, params: Params, context: ApiContext): Promise<ApiReply> {
  try {
    return await api(params, context);
  } catch (error) {
    if (error instanceof WeChatError) return { json: { errcode: error.errcode, errmsg: error.message } };
    throw error;
  }
}

function paramsOf(pairs: Pairs): Params {
  const params: Record<string, unknown> = {};
  for (const [key, { bytes, isFile }] of pairs) params[key] = isFile ? bytes : JSON.parse(bytes.toString());
  return params;
}
