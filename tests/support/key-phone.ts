/** A phone with a key: signs what the member asks for, as the mini-program does. */
import { ed25519 } from '@noble/curves/ed25519';

import { MALL, memberHolder } from '../../cloudfunctions/ledger/accounts';
import { post, type BooksHouse } from '../../cloudfunctions/ledger/post';
import { addressOf } from '../../cloudfunctions/custody/address';
import type { CustodyHouse } from '../../cloudfunctions/custody/house';
import { signedBytes, type SignedContent } from '../../cloudfunctions/custody/keys/message';
import { registerKey, type PresentedKey } from '../../cloudfunctions/custody/keys/register';
import { CUSTODIAL } from '../../cloudfunctions/custody/moves/move';
import type { MoveRequest } from '../../cloudfunctions/custody/moves/signed';
import { MINUTE_MS } from '../../cloudfunctions/units/days';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

export class KeyPhone {
  readonly publicKey: string;
  sequence = 0;
  private requests = 0;

  constructor(
    readonly house: CustodyHouse,
    readonly memberId: string,
    /** 32 bytes. */
    private readonly secret: Uint8Array = ed25519.utils.randomSecretKey(),
  ) {
    this.publicKey = hex(ed25519.getPublicKey(secret));
  }

  static async registered(house: CustodyHouse, memberId: string): Promise<KeyPhone> {
    const phone = new KeyPhone(house, memberId);
    await registerKey(house, phone.presented());
    return phone;
  }

  sign(content: Partial<SignedContent>): string {
    const expiry = this.house.clock.now() + MINUTE_MS;
    const own = {
      environment: this.house.environmentId,
      from: addressOf(this.memberId),
      units: 0,
      sequence: 0,
    };
    const whole = { ...own, kind: 'key' as const, to: this.publicKey, expiry, ...content };
    return hex(ed25519.sign(signedBytes(whole), this.secret));
  }

  presented(): PresentedKey {
    const expiry = this.house.clock.now() + MINUTE_MS;
    const { memberId, publicKey } = this;
    return { memberId, publicKey, expiry, signature: this.sign({ expiry }) };
  }

  /** The next move, signed; `altered` is what the key signs otherwise. */
  move(units: number, to: string | null = null, altered: Partial<SignedContent> = {}): MoveRequest {
    this.requests += 1;
    this.sequence += 1;
    const { memberId, sequence } = this;
    const expiry = this.house.clock.now() + MINUTE_MS;
    const kind = to === null ? ('custody' as const) : ('transfer' as const);
    const content = { kind, to: to ?? CUSTODIAL, units, sequence, expiry, ...altered };
    const requestId = `${this.publicKey.slice(0, 8)}-${this.requests}`;
    return { memberId, requestId, units, sequence, expiry, signature: this.sign(content) };
  }
}

/** Points out of nowhere, which the books count as a replay's supply. */
export function givePoints(house: BooksHouse, memberId: string, units: number, name = 'test'): Promise<void> {
  const holder = memberHolder(memberId);
  const posting = { entryId: `give:${memberId}:${name}`, kind: 'supply', cause: name, holders: [holder] };
  return post(
    house,
    posting,
    () => Promise.resolve(null),
    (book) => {
      book.movePoints({ mall: MALL.replaySupply }, { holder, place: 'points' }, units, 'supply');
    },
  );
}
