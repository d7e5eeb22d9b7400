/**
 * What travels in wxCloudApiToken. In the cloud it is an opaque credential; here it says who calls (for nested
 * function calls), under which label the call is counted, and to which scope (one function call, one withLabel)
 * it belongs, so that a request that slipped out of its scope's transaction can be recognised.
 */
export interface CallToken {
  scope: string;
  label: string;
  openid: string;
  appid: string;
  source: string;
}

const PREFIX = 'local1';
const NOBODY: CallToken = { scope: '', label: '', openid: '', appid: '', source: '' };

/** Packs a token; the parts are escaped so that no content can pose as another part. */
export function packToken(token: CallToken): string {
  const parts = [token.scope, token.label, token.openid, token.appid, token.source];
  return `${PREFIX}|${parts.map(encodeURIComponent).join('|')}`;
}

/** Reads a token; anything not made by packToken is nobody. */
export function readToken(text: unknown): CallToken {
  if (typeof text !== 'string' || !text.startsWith(PREFIX)) return NOBODY;
  const [, scope = '', label = '', openid = '', appid = '', source = ''] = text.split('|').map(unescapePart);
  return { scope, label, openid, appid, source };
}

function unescapePart(part: string): string {
  return part.includes('%') ? decodeURIComponent(part) : part;
}
