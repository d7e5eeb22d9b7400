/** Written terms of session cards (rules.md §13): what the mall always grants, and what the merchant adds. */
import type { Fen } from '../units/amounts';
import { inputHash } from '../platform/ids';
import { refuse } from '../platform/refusal';
import type { Policy } from '../policy/policy';
import type { CardTerms, ProductKind } from './documents';

interface Session {
  readonly kind: ProductKind;
  readonly uses: number;
  readonly priceFen: Fen;
}

/** A service with several sessions is paid for in advance. */
export function isCard({ kind, uses }: Pick<Session, 'kind' | 'uses'>): boolean {
  return kind === 'service' && uses > 1;
}

/** Refuses a card that costs more than may be taken in advance. */
export function demandCardPrice(session: Session, { catalog }: Policy): void {
  if (isCard(session) && session.priceFen > catalog.cardMaxFen)
    refuse(
      'INVALID_INPUT',
      { maxFen: catalog.cardMaxFen },
      `次卡属于预付，单张不能超过 ¥${catalog.cardMaxFen / 100}`,
    );
}

/** The same words have the same version, so it changes exactly when the terms do. */
export function cardTerms({ catalog }: Policy, more: string): CardTerms {
  const text = [
    `购买后 ${catalog.cardReturnDays} 天内、首次使用前，可无理由全额退款。`,
    '开始使用后，未使用的次数可随时按比例退款。',
    '不设有效期，未使用的次数一直有效。',
    ...(more === '' ? [] : [more]),
  ].join('\n');
  return { version: inputHash(text).slice(0, 12), text };
}
