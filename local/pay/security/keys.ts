/** Who signs with what: the merchants' keys, the platform's certificates with their rotation, its public key. */
import { nonce } from '../ids';
import type { State } from '../store/state';
import { HOUR_MS } from '../time';
import { makeCertificate, makeKeyPair, type Certificate, type KeyPair } from './certificate';

export type { Certificate };

export interface Merchant {
  mchid: string;
  apiV3Key: string;
  certificate: Certificate;
}

interface PlatformCertificate extends Certificate {
  signsFrom: number;
  /** From then on it is neither listed nor signs. */
  droppedAt: number;
}

export interface Rotation {
  /** How long both are listed before the new one signs. Default 12 h. */
  signsAfterMs?: number;
  /** When the old one is no longer listed, from now. Default 24 h. */
  dropsAfterMs?: number;
}

/** Which key of the platform signs when a request does not say: that of its certificate or its public key. */
export type Verification = 'certificate' | 'public-key';

interface KeyRing {
  merchants: Merchant[];
  platform: PlatformCertificate[];
  publicKey: KeyPair & { id: string };
  verification: Verification;
}

export interface Signer {
  serial: string;
  privateKey: string;
}

const NAME = 'keys';

export class Keys {
  private constructor(
    private readonly state: State,
    private ring: KeyRing,
  ) {}

  /** Reads the keys of the file; at the first start makes them. @param verification undefined leaves it as it is */
  static async open(
    state: State,
    mchids: string[],
    verification: Verification | undefined,
    now: number,
  ): Promise<Keys> {
    const saved = state.values.get(NAME)?.value as KeyRing | undefined;
    const ring = saved ?? (await makeRing(mchids, now));
    const keys = new Keys(state, { ...ring, verification: verification ?? ring.verification });
    keys.save();
    return keys;
  }

  merchant(mchid: string): Merchant | undefined {
    return this.ring.merchants.find((merchant) => merchant.mchid === mchid);
  }

  get publicKey(): { id: string; publicKey: string } {
    return this.ring.publicKey;
  }

  get verification(): Verification {
    return this.ring.verification;
  }

  set verification(verification: Verification) {
    this.ring = { ...this.ring, verification };
    this.save();
  }

  /** The certificates that GET /v3/certificates lists. */
  listed(now: number): Certificate[] {
    return this.ring.platform.filter(({ droppedAt }) => now < droppedAt);
  }

  /** @param wanted the Wechatpay-Serial of the request: a merchant asks by it for the public key's signature */
  signer(now: number, wanted?: string): Signer {
    const { publicKey, platform, verification } = this.ring;
    if (verification === 'public-key' || wanted === publicKey.id)
      return { serial: publicKey.id, privateKey: publicKey.privateKey };
    const signing = platform.filter(({ signsFrom }) => signsFrom <= now).at(-1) ?? platform[0];
    if (signing === undefined) throw new Error('No platform certificate was ever made');
    return signing;
  }

  /** The private key of what a merchant encrypted with; undefined when there is none of that serial. */
  decryptionKey(serial: string, now: number): string | undefined {
    if (serial === this.ring.publicKey.id) return this.ring.publicKey.privateKey;
    return this.ring.platform.find(
      (certificate) => certificate.serial === serial && now < certificate.droppedAt,
    )?.privateKey;
  }

  /** Makes the next platform certificate; both are listed for a while, then it signs, then the old is dropped. */
  async rotate(now: number, rotation: Rotation): Promise<Certificate> {
    const { signsAfterMs = 12 * HOUR_MS, dropsAfterMs = 24 * HOUR_MS } = rotation;
    const made = await makeCertificate('Tenpay.com Root', now);
    const old = this.ring.platform.map((certificate) => ({
      ...certificate,
      droppedAt: Math.min(certificate.droppedAt, now + dropsAfterMs),
    }));
    const next = { ...made, signsFrom: now + signsAfterMs, droppedAt: made.notAfter };
    this.ring = { ...this.ring, platform: [...old, next] };
    this.save();
    return made;
  }

  private save(): void {
    this.state.values.put({ name: NAME, value: this.ring });
  }
}

async function makeRing(mchids: string[], now: number): Promise<KeyRing> {
  const merchants = mchids.map(async (mchid) => ({
    mchid,
    apiV3Key: nonce(32),
    certificate: await makeCertificate(mchid, now),
  }));
  const [platform, publicKey] = await Promise.all([makeCertificate('Tenpay.com Root', now), makeKeyPair()]);
  return {
    merchants: await Promise.all(merchants),
    platform: [{ ...platform, signsFrom: now, droppedAt: platform.notAfter }],
    publicKey: { ...publicKey, id: `PUB_KEY_ID_${platform.serial.slice(0, 31).replace(/\D/g, '0')}` },
    verification: 'certificate',
  };
}
