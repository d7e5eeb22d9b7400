/** A notice as it goes over the wire: encrypted, signed; and each way in which that can be wrong. */
import type { Office } from '../context';
import type { Notice } from '../documents';
import { nonce } from '../ids';
import { lines, seal, sign } from '../security/crypto';
import type { Effect } from '../switches';
import { SECOND_MS, rfc3339 } from '../time';

export interface Envelope {
  headers: Record<string, string>;
  body: string;
}

/** @param now the clock at this try: the signature is dated by it */
export function envelope(office: Office, notice: Notice, now: number): Envelope {
  const { keys, switches } = office;
  const isOn = (effect: Effect): boolean => switches.take(effect, notice.eventType) !== undefined;
  const merchant = keys.merchant(notice.mchid);
  if (merchant === undefined) throw new Error(`No merchant ${notice.mchid}`);
  const wrongAmount = switches.take('notice-wrong-amount', notice.eventType);
  const resource =
    wrongAmount === undefined ? notice.resource : withMore(notice.resource, wrongAmount.addFen ?? 1);
  const sealNonce = nonce(12);
  const ciphertext = seal(JSON.stringify(resource), merchant.apiV3Key, sealNonce, notice.originalType);
  const body = JSON.stringify({
    id: notice.id,
    create_time: rfc3339(notice.createdAt),
    resource_type: 'encrypt-resource',
    event_type: notice.eventType,
    summary: notice.summary,
    resource: {
      original_type: notice.originalType,
      algorithm: 'AEAD_AES_256_GCM',
      ciphertext: isOn('notice-tampered') ? tampered(ciphertext) : ciphertext,
      associated_data: notice.originalType,
      nonce: sealNonce,
    },
  });
  const { serial, privateKey } = keys.signer(now);
  const timestamp = String(Math.floor(now / SECOND_MS));
  const signNonce = nonce();
  const signature = sign(lines(timestamp, signNonce, body), privateKey);
  return {
    body,
    headers: {
      'Content-Type': 'application/json',
      'User-Agent': 'Mozilla/4.0',
      'Wechatpay-Timestamp': timestamp,
      'Wechatpay-Nonce': signNonce,
      'Wechatpay-Serial': isOn('notice-wrong-serial') ? `4${'0'.repeat(39)}` : serial,
      // The real one probes merchants with signatures that begin with these words.
      'Wechatpay-Signature': isOn('notice-wrong-signature')
        ? `WECHATPAY/SIGNTEST/${signature.slice(19)}`
        : signature,
      'Wechatpay-Signature-Type': 'WECHATPAY2-SHA256-RSA2048',
    },
  };
}

/** The same resource with another amount, wherever its kind keeps the amount. */
function withMore(resource: object, addFen: number): object {
  const fields = new Set([
    'total',
    'payer_total',
    'total_amount',
    'payer_amount',
    'refund',
    'transfer_amount',
  ]);
  const text = JSON.stringify(resource, (key, value: unknown) =>
    fields.has(key) && typeof value === 'number' ? value + addFen : value,
  );
  return JSON.parse(text) as object;
}

function tampered(ciphertext: string): string {
  return `${ciphertext.startsWith('A') ? 'B' : 'A'}${ciphertext.slice(1)}`;
}
