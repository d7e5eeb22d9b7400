/** A computer at the operators' console, by its HTTP address. */
import { randomUUID } from 'node:crypto';

import type { StartedSignIn } from '../../cloudfunctions/office/sign-in/start';
import { CONSOLE_PATH } from '../../local/console-path';
import type { Answer, ConsoleContract } from '../../typings/contract';

const BROWSER =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/140.0 Safari/537.36';

export async function askConsole<A extends keyof ConsoleContract>(
  cloudUrl: string,
  action: A,
  input: ConsoleContract[A]['input'],
  session = '',
): Promise<ConsoleContract[A]['data']> {
  const reply = await fetch(`${cloudUrl}/http${CONSOLE_PATH}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'user-agent': BROWSER,
      ...(session === '' ? {} : { authorization: `Bearer ${session}` }),
    },
    body: JSON.stringify({ action, requestId: randomUUID(), input }),
  });
  const answer = (await reply.json()) as Answer<ConsoleContract[A]['data']>;
  if (!answer.ok) throw new Error(`${action}: ${answer.error.code}`);
  return answer.data;
}

export function startedSignIn(cloudUrl: string): Promise<StartedSignIn> {
  return askConsole(cloudUrl, 'startSignIn', {});
}
