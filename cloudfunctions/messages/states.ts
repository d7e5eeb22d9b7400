/** What becomes of a message, as tables. */
import type { SendOutcome } from '../platform/messages/messenger';

/**
 * waiting: to be sent · sending: handed to WeChat, no answer noted · unknown: the answer was lost, so it
 * is not sent again · refused: the person has not agreed · lapsed: too late to be of use · off: the
 * deployment has no such template · failed: WeChat never took it.
 */
export type MessageState =
  'waiting' | 'sending' | 'sent' | 'refused' | 'lapsed' | 'off' | 'unknown' | 'failed';

export const AFTER_SENDING: Readonly<Record<SendOutcome, MessageState>> = {
  sent: 'sent',
  refused: 'refused',
  later: 'waiting',
  wrong: 'failed',
  unknown: 'unknown',
};

export const MOST_TRIES = 5;
