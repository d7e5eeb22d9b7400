/** The person's side of the local WeChat Pay (its control interface): what the payment sheets ask. */
import { Refusal } from './http';

/** Paths of the control interface that a phone may ask; the rest of it is the merchant's and the tester's. */
const ALLOWED = /^(prepay\/[^/]+(\/(pay|cancel))?|transfers\/[^/]+(\/(confirm|refuse))?)$/;

export interface PayDoor {
  /** @param path below /local/, as it was asked; @param body undefined for a question */
  ask(openid: string, path: string, body: object | undefined): Promise<unknown>;
}

export function openPay(url: string | undefined): PayDoor {
  return {
    ask: async (openid, path, body) => {
      if (url === undefined) throw new Refusal(503, 'NO_PAY', 'The phone was started without --pay URL');
      if (!ALLOWED.test(path)) throw new Refusal(404, 'NOT_FOUND', `${path} is nothing that a phone asks`);
      const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify({ ...body, openid }) };
      const response = await fetch(`${url}/local/${path}`, init).catch(() => {
        throw new Refusal(503, 'NO_PAY', `No local WeChat Pay answers at ${url}`);
      });
      const reply = (await response.json()) as { error?: { message: string } };
      if (!response.ok)
        throw new Refusal(400, 'PAY', reply.error?.message ?? `refused with ${response.status}`);
      return reply;
    },
  };
}
