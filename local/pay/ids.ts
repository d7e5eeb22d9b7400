/** Ids of the lengths and beginnings that the real ones have. */
import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { stamp } from './time';

const NONCE_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

function digits(count: number): string {
  return Array.from({ length: count }, () => randomInt(10)).join('');
}

/** 36 characters: wx, the moment, 20 hexadecimal digits. */
export function prepayId(now: number): string {
  return `wx${stamp(now)}${randomBytes(10).toString('hex')}`;
}

/** 28 digits. */
export function transactionId(now: number): string {
  return `4200${digits(6)}${stamp(now).slice(0, 8)}${digits(10)}`;
}

/** 29 digits. */
export function refundId(now: number): string {
  return `50300${digits(5)}${stamp(now).slice(0, 8)}${digits(11)}`;
}

/** 40 digits. */
export function transferBillNo(now: number): string {
  return `1330000${digits(15)}${stamp(now).slice(0, 8)}${digits(10)}`;
}

/** What opens the receipt page on the phone: base64 text. */
export function packageInfo(): string {
  return `ABBQO+oYAAABAAAAAA${randomBytes(36).toString('base64')}`;
}

/** The number of a movement of an account. */
export function flowNo(account: string, now: number): string {
  return `${account}${stamp(now).slice(0, 8)}${digits(10)}`;
}

export function noticeId(): string {
  return randomUUID();
}

export function nonce(length = 32): string {
  return Array.from({ length }, () => NONCE_CHARACTERS[randomInt(NONCE_CHARACTERS.length)]).join('');
}
