/**
 * What travels in wxCloudApiToken. In the cloud it is an opaque credential; here it says who calls (for nested
 * function calls), from which function, under which label the call is counted, and to which scope (one function
 * call, one withLabel) it belongs, so that a request that slipped out of its scope's transaction can be recognised.
 */
import type { Identity } from './identity';

export interface CallToken {
  scope: string;
  label: string;
  /** '' outside of functions. */
  functionName: string;
  identity: Identity;
}

const PREFIX = 'local2|';
const NOBODY: CallToken = { scope: '', label: '', functionName: '', identity: {} };

export function packToken(token: CallToken): string {
  return PREFIX + JSON.stringify(token);
}

/** Reads a token; anything not made by packToken is nobody. */
export function readToken(text: unknown): CallToken {
  if (typeof text !== 'string' || !text.startsWith(PREFIX)) return NOBODY;
  return JSON.parse(text.slice(PREFIX.length)) as CallToken;
}
