/** A request as the phone knows it: asked until it is answered, always with the same id. */
import { DayIsClosing, DayNotClosed } from '../../cloudfunctions/ledger/post';
import { Conflict } from '../../cloudfunctions/platform/database';
import { Refusal } from '../../cloudfunctions/platform/refusal';
import { WechatPayFailure } from '../../cloudfunctions/platform/wechat-pay/failure';
import type { Asked } from './desk';
import { NoAnswer } from './faults';
import type { Ending } from './scheduler';
import type { Again } from './scene';

export type Standing = 'open' | 'answered' | 'refused';

export interface Request {
  readonly deed: string;
  readonly asked: Asked;
  readonly again: Again;
  standing: Standing;
  /** Attempts that are running. */
  running: number;
  attempts: number;
  /** Of the refusal. */
  code: string;
}

/** `again`: nobody knows whether it was done · `bug`: an error that no fault explains. */
export type Heard = 'answered' | 'refused' | 'again' | 'bug';

export function heard(ending: Ending): Heard {
  if (ending.how === 'done') return 'answered';
  if (ending.how === 'crashed') return 'again';
  const { error } = ending;
  if (error instanceof Refusal) return 'refused';
  return isNoAnswer(error) ? 'again' : 'bug';
}

/** Busy, or a service that did not answer. */
export function isNoAnswer(error: unknown): boolean {
  return [NoAnswer, Conflict, DayIsClosing, DayNotClosed, WechatPayFailure].some(
    (kind) => error instanceof kind,
  );
}

export function listen(request: Request, ending: Ending): Heard {
  const what = heard(ending);
  request.running -= 1;
  if (what === 'answered') request.standing = 'answered';
  if (what === 'refused' && request.standing === 'open') {
    request.standing = 'refused';
    request.code = ending.how === 'failed' && ending.error instanceof Refusal ? ending.error.code : '';
  }
  return what;
}
