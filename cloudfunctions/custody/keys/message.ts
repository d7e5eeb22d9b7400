/** What a key signs, byte for byte (docs/accounts.md). Pure; the phone writes the same text. */
import type { Instant } from '../../units/days';
import type { MoveKind } from '../documents';

export interface SignedContent {
  readonly environment: string;
  /** key: this very key belongs to the member who presents it. */
  readonly kind: MoveKind | 'key';
  /** The member's own address. */
  readonly from: string;
  /** An address · `custodial` · of a `key` the public key. */
  readonly to: string;
  readonly units: number;
  readonly sequence: number;
  /** Milliseconds since 1970; not valid from then on. */
  readonly expiry: Instant;
}

const VERSION = 'gongxianggou.signed.1';
const FIELDS = ['environment', 'kind', 'from', 'to', 'units', 'sequence', 'expiry'] as const;

/** UTF-8 of a line with the version and a line `name=value` for each field, in this order, each ended by \n. */
export function signedBytes(content: SignedContent): Uint8Array {
  const values = FIELDS.map((name) => ({ name, value: String(content[name]) }));
  // No value can end its line and begin another field.
  if (values.some(({ value }) => !/^[\w.:-]+$/.test(value))) throw new RangeError('not a content to sign');
  const lines = [VERSION, ...values.map(({ name, value }) => `${name}=${value}`)];
  return new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''));
}
