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
  memoryMb: number;
}

/** A ping is answered by a process whose event loop still turns. */
export type ToHost = CallMessage | { kind: 'clock'; offsetMs: number } | { kind: 'ping' };

/** One line that a call wrote. */
export interface LogLine {
  level: string;
  text: string;
  /** Epoch milliseconds by the movable clock. */
  atMs: number;
}

export type FromHost =
  | { kind: 'result'; id: string; text: string }
  | { kind: 'error'; id: string; code: string; message: string }
  | { kind: 'log'; id: string; line: LogLine }
  | { kind: 'pong' };
