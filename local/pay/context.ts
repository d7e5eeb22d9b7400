/** What an operation works with. */
import type { Directory } from './directory';
import type { Keys, Merchant } from './security/keys';
import type { State } from './store/state';
import type { Switches } from './switches';

export interface Office {
  state: State;
  switches: Switches;
  keys: Keys;
  directory: Directory;
  /** Where this WeChat Pay listens, such as http://127.0.0.1:8710. */
  url: string;
  /** How long a refund is under way, milliseconds of the clock. */
  refundMs: number;
  /** How long a merchant may take to answer a notice, real milliseconds. */
  answerMs: number;
}

export interface Context extends Office {
  /** The clock when the request came, epoch milliseconds. */
  now: number;
  /** Who signed the request. */
  caller: Merchant;
}

export interface Input {
  params: Record<string, string>;
  query: Record<string, string>;
  /** Parsed JSON; undefined where nothing was sent. */
  body: unknown;
  headers: Record<string, string | undefined>;
}

export interface Reply {
  status: number;
  body?: object;
  /** In place of a body: a file, which is not signed. */
  file?: Buffer;
}

export const NO_CONTENT: Reply = { status: 204 };

export function ok(body: object): Reply {
  return { status: 200, body };
}
