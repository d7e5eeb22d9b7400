/**
 * Subscription messages: one consent, one message. Messages and consents are kept; the control interface gives a
 * consent as the phone does when its user allows a message.
 * https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-message-management/subscribe-message/sendMessage.html
 */
import { newId } from '../database/ids';
import type { Records } from '../records';
import { text, WeChatError, type Api } from './api';

export const MESSAGE_KIND = 'message';
const CONSENT_KIND = 'consent';

export interface SentMessage {
  openid: string;
  templateId: string;
  page: string;
  data: Record<string, string>;
  sentMs: number;
}

/** How many messages of a template a person has allowed and not had yet. */
export interface Consent {
  openid: string;
  templateId: string;
  left: number;
}

/** The form of each kind of field, as the page above lists it under the limits of parameters. */
const FIELDS: Readonly<Record<string, RegExp>> = {
  thing: /^[^]{1,20}$/u,
  number: /^(?=.{1,32}$)[0-9]+(\.[0-9]+)?$/,
  letter: /^[A-Za-z]{1,32}$/,
  symbol: /^[^\p{L}\p{N}\s]{1,5}$/u,
  character_string: /^[\x20-\x7e]{1,32}$/,
  time: /^(?=.*[0-9][:年])[0-9年月日:：\-/~ ]{1,64}$/,
  date: /^(?=.*年.*月)[0-9年月日:：~ ]{1,64}$/,
  amount: /^[^\p{L}\p{N}\s]?-?[0-9]{1,10}(\.[0-9]+)?元?$/u,
  phone_number: /^[0-9+\-() ]{1,17}$/,
  car_number: /^[\p{Script=Han}A-Za-z0-9]{1,8}$/u,
  name: /^([\p{Script=Han}]{1,10}|[A-Za-z .·]{1,20})$/u,
  phrase: /^\p{Script=Han}{1,5}$/u,
  enum: /^[^]{1,20}$/u,
};

export const send: Api = (params, { records, nowMs }) => {
  const openid = text(params, 'touser');
  const templateId = text(params, 'template_id');
  const page = text(params, 'page');
  if (openid === '') throw new WeChatError(40003, 'invalid openid');
  if (templateId === '') throw new WeChatError(40037, 'invalid template_id');
  if (page.startsWith('/')) throw new WeChatError(41030, 'invalid page');
  const data = checkedData(params['data']);
  if (!takeConsent(records, openid, templateId))
    throw new WeChatError(43101, 'user refuse to accept the msg');
  const message: SentMessage = { openid, templateId, page, data, sentMs: nowMs() };
  records.put(MESSAGE_KIND, newId(), message);
  return { json: { errcode: 0, errmsg: 'ok' } };
};

/** @returns how many messages of the template may now be sent to this person */
export function giveConsent(records: Records, openid: string, templateId: string): number {
  const left = consents(records, openid, templateId) + 1;
  records.put(CONSENT_KIND, consentId(openid, templateId), { openid, templateId, left });
  return left;
}

/** All consents that are left. */
export function listConsents(records: Records): Consent[] {
  return records.list(CONSENT_KIND) as Consent[];
}

function takeConsent(records: Records, openid: string, templateId: string): boolean {
  const left = consents(records, openid, templateId);
  if (left === 0) return false;
  records.put(CONSENT_KIND, consentId(openid, templateId), { openid, templateId, left: left - 1 });
  return true;
}

function consents(records: Records, openid: string, templateId: string): number {
  const consent = records.get(CONSENT_KIND, consentId(openid, templateId)) as Consent | undefined;
  return consent?.left ?? 0;
}

function consentId(openid: string, templateId: string): string {
  return JSON.stringify([openid, templateId]);
}

function checkedData(data: unknown): Record<string, string> {
  if (typeof data !== 'object' || data === null || Object.keys(data).length === 0)
    throw new WeChatError(47003, 'argument invalid! data is empty');
  const checked: Record<string, string> = {};
  for (const [name, field] of Object.entries(data as Record<string, { value?: unknown } | null>)) {
    const value = field?.value;
    const written = typeof value === 'number' ? String(value) : value;
    if (typeof written !== 'string' || written === '')
      throw new WeChatError(47003, `argument invalid! data.${name}.value is empty`);
    // The kind of a field is its name without the number: thing1, character_string2.
    const form = FIELDS[name.replace(/\d+$/, '')];
    if (form?.test(written) !== true)
      throw new WeChatError(47003, `argument invalid! data.${name}.value invalid`);
    checked[name] = written;
  }
  return checked;
}
