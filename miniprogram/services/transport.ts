/** One request to a function of the mall: sent again, as the same request, while the network or the mall is weak. */
import type { Answer } from '../../typings/contract';
import { ApiError, NO_NETWORK, type ApiCode } from './api-error';

export interface Envelope {
  readonly action: string;
  readonly requestId: string;
  readonly input: unknown;
}

const ATTEMPTS = 3;
const FIRST_DELAY_MS = 400;
const TIMEOUT_MS = 10_000;
/** What may be different a moment later. Anything else would be refused again. */
const WORTH_REPEATING: readonly ApiCode[] = ['NETWORK', 'BUSY'];

/** @returns the data of the answer; throws an ApiError where it was refused or none came */
export async function send(name: string, envelope: Envelope): Promise<unknown> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await sendOnce(name, envelope);
    if (answer.ok) return answer.data;
    const { code, message } = answer.error;
    if (attempt === ATTEMPTS || !WORTH_REPEATING.includes(code)) throw new ApiError(code, message);
    // Spread, so that phones that were refused together do not come back together.
    await pause(FIRST_DELAY_MS * attempt * (1 + Math.random()));
  }
}

type Sent = Answer<unknown> | { readonly ok: false; readonly error: { code: ApiCode; message: string } };

async function sendOnce(name: string, data: Envelope): Promise<Sent> {
  const none: Sent = { ok: false, error: { code: 'NETWORK', message: NO_NETWORK } };
  const called = wx.cloud.callFunction({ name, data }).then(
    ({ result }) => (result ?? none) as Sent,
    () => none,
  );
  return Promise.race([called, pause(TIMEOUT_MS).then(() => none)]);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
