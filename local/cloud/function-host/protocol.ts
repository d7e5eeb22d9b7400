/** The messages between the gateway and the functions' process. */
import type { Identity } from '../identity';

export interface CallMessage {
  kind: 'call';
  id: string;
  name: string;
  /** The event as JSON. */
  event: string;
  identity: Identity;
  timeLimitMs: number;
}

export type ToHost = CallMessage | { kind: 'clock'; offsetMs: number };

export type FromHost =
  { kind: 'result'; id: string; text: string } | { kind: 'error'; id: string; code: string; message: string };
