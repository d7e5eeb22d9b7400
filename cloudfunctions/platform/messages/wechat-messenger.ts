/**
 * Messages through cloud.openapi (docs/platform.md). A function that sends lists
 * `subscribeMessage.send` in its config.json.
 */
import cloud from 'wx-server-sdk';

import { TEMPLATE_KEYS, type Messenger, type SendOutcome, type TemplateIds } from './messenger';

/**
 * WeChat's error codes:
 * https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-message-management/subscribe-message/sendMessage.html
 */
const OUTCOMES: Readonly<Record<number, SendOutcome>> = {
  0: 'sent',
  43101: 'refused',
  // Busy, the token was renewed meanwhile, or too many in a minute: not sent.
  [-1]: 'later',
  40001: 'later',
  42001: 'later',
  45009: 'later',
  40003: 'wrong',
  40037: 'wrong',
  41030: 'wrong',
  47003: 'wrong',
};

type SendApi = (parameters: object) => Promise<{ readonly errCode?: number; readonly errcode?: number }>;

export function wechatMessenger(templateIds: TemplateIds): Messenger {
  return {
    templateIds,
    async send({ openId, templateId, page, data }) {
      const send = (cloud.openapi['subscribeMessage'] as Readonly<Record<string, SendApi>>)[
        'send'
      ] as SendApi;
      try {
        const answer = await send({ touser: openId, templateId, page, data });
        return OUTCOMES[answer.errCode ?? answer.errcode ?? 0] ?? 'wrong';
      } catch (error) {
        const code = codeOf(error);
        const outcome = code === null ? 'unknown' : (OUTCOMES[code] ?? 'wrong');
        if (outcome !== 'refused') cloud.logger().error({ message: templateId, code, outcome });
        return outcome;
      }
    },
  };
}

/** The code that WeChat answered; null when it was not WeChat that failed. */
function codeOf(error: unknown): number | null {
  const code = (error as { readonly errCode?: unknown } | null)?.errCode;
  // Below -500000 are the SDK's own failures: the request may have arrived.
  return typeof code === 'number' && code > -500_000 ? code : null;
}

/** MALL_MESSAGE_TEMPLATES: `booking=ID,reminder=ID,…`; throws with the name of one that is not known. */
export function templateIdsOf(text: string): TemplateIds {
  const ids: Partial<Record<string, string>> = {};
  for (const part of text.split(',').filter(Boolean)) {
    const [key = '', id = ''] = part.split('=').map((one) => one.trim());
    if (!TEMPLATE_KEYS.some((known) => known === key) || !/^[\w-]{1,64}$/.test(id))
      throw new Error(`MALL_MESSAGE_TEMPLATES: ${key} is no template, or has no id`);
    ids[key] = id;
  }
  return ids;
}
