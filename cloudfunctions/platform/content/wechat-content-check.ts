/**
 * WeChat's checks, second version, through cloud.openapi (docs/platform.md). A function that uses
 * them lists both in its config.json. `openid` is of somebody who was in the mini-program within two hours.
 */
import cloud from 'wx-server-sdk';
import * as z from 'zod';

import type { ContentCheck, PictureVerdict } from './content-check';

const COMMENT = 2;
const VERSION = 2;
const PICTURE = 2;

const verdict = z.enum(['pass', 'review', 'risky']);
const textAnswer = z.object({ result: z.object({ suggest: verdict }) });
const pictureAnswer = z.object({ traceId: z.string().min(1) });
const links = z.object({ fileList: z.tuple([z.object({ tempFileURL: z.string().min(1) })]) });
/** The event `wxa_media_check`, pushed to the function that the console names for it. */
const push = z.object({
  MsgType: z.literal('event'),
  Event: z.literal('wxa_media_check'),
  trace_id: z.string().regex(/^[\w-]{1,128}$/),
  errcode: z.number().int(),
  result: z.object({ suggest: verdict }).optional(),
});

type SecurityApi = (parameters: object) => Promise<unknown>;

function security(name: 'msgSecCheck' | 'mediaCheckAsync'): SecurityApi {
  return (cloud.openapi['security'] as Readonly<Record<string, SecurityApi>>)[name] as SecurityApi;
}

/** What `ask` answers; null when it fails or answers something else, which is logged without the content. */
async function answered<T>(
  name: string,
  schema: z.ZodType<T>,
  ask: () => Promise<unknown>,
): Promise<T | null> {
  try {
    return schema.parse(await ask());
  } catch (error) {
    cloud
      .logger()
      .error({ contentCheck: name, failed: error instanceof Error ? error.message : String(error) });
    return null;
  }
}

export const wechatContentCheck: ContentCheck = {
  async text(content, openId) {
    const parameters = { version: VERSION, scene: COMMENT, openid: openId, content };
    const answer = await answered('text', textAnswer, () => security('msgSecCheck')(parameters));
    return answer?.result.suggest ?? null;
  },

  async picture(fileId, openId) {
    const answer = await answered('picture', pictureAnswer, async () => {
      const { fileList } = links.parse(await cloud.getTempFileURL({ fileList: [fileId] }));
      const file = { mediaUrl: fileList[0].tempFileURL, mediaType: PICTURE };
      return security('mediaCheckAsync')({ version: VERSION, scene: COMMENT, openid: openId, ...file });
    });
    return answer?.traceId ?? null;
  },
};

/** The verdict that WeChat pushed; null for any other event. */
export function readVerdict(event: unknown): PictureVerdict | null {
  const { success, data } = push.safeParse(event);
  if (!success) return null;
  return { checkId: data.trace_id, verdict: data.errcode === 0 ? (data.result?.suggest ?? null) : null };
}
