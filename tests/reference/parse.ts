/** The four CSV files as typed rows; a bad row is refused. */

import { checkTime } from './calendar';
import { parseDecimal } from './money';
import { ROLES, type Channel, type Role } from './policy';

export interface MemberRow {
  readonly id: string;
  readonly joinedAt: string;
  readonly referrerId: string | null;
  readonly activatedAt: string | null;
  readonly role: Role;
}

export interface MerchantRow {
  readonly id: string;
  readonly joinedAt: string;
  readonly referrerId: string | null;
}

export interface PartnerRow {
  readonly city: string;
  readonly memberId: string;
}

export interface OrderRow {
  readonly id: string;
  readonly paidAt: string;
  readonly settledAt: string | null;
  readonly refundedAt: string | null;
  readonly memberId: string;
  readonly merchantId: string;
  readonly channel: Channel;
  readonly city: string;
  readonly amountFen: bigint;
  readonly rateBp: number;
}

export interface ReplayInput {
  readonly members: readonly MemberRow[];
  readonly merchants: readonly MerchantRow[];
  readonly partners: readonly PartnerRow[];
  readonly orders: readonly OrderRow[];
}

export interface ReplayTexts {
  readonly members: string;
  readonly merchants: string;
  readonly partners: string;
  readonly orders: string;
}

type Get = (column: string) => string;

/** One CSV line; a field may be quoted, a quote inside is doubled. */
function splitLine(line: string): string[] {
  const fields: string[] = [];
  let field = '';
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const c = line.charAt(i);
    if (quoted && c === '"' && line.charAt(i + 1) === '"') {
      field += c;
      i++;
    } else if (c === '"') quoted = !quoted;
    else if (c === ',' && !quoted) {
      fields.push(field);
      field = '';
    } else field += c;
  }
  return [...fields, field];
}

function readRows<T>(text: string, name: string, make: (get: Get, where: string) => T): T[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const header = splitLine(lines[0] ?? '');
  const rows: T[] = [];
  lines.slice(1).forEach((line, index) => {
    if (line === '') return;
    const where = `${name} line ${index + 2}`;
    const fields = splitLine(line);
    if (fields.length !== header.length) throw new Error(`${where}: ${fields.length} fields`);
    const get: Get = (column) => {
      const at = header.indexOf(column);
      if (at < 0) throw new Error(`${name}: no column ${column}`);
      return fields[at] ?? '';
    };
    rows.push(make(get, where));
  });
  return rows;
}

function optionalTime(text: string, where: string): string | null {
  return text === '' ? null : checkTime(text, where);
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}

function readMember(get: Get, where: string): MemberRow {
  const role = get('role') === '' ? 'vip' : ROLES.find((known) => known === get('role'));
  if (role === undefined) throw new Error(`${where}: unknown role`);
  const joinedAt = checkTime(get('joined_at'), where);
  const activatedAt = optionalTime(get('activated_at'), where);
  if (activatedAt !== null && activatedAt < joinedAt) throw new Error(`${where}: activated before joined`);
  return { id: get('member_id'), joinedAt, referrerId: orNull(get('referrer_id')), activatedAt, role };
}

function readOrder(get: Get, where: string): OrderRow {
  const paidAt = checkTime(get('paid_at'), where);
  const settledAt = optionalTime(get('settled_at'), where);
  const refundedAt = optionalTime(get('refunded_at'), where);
  if (settledAt !== null && settledAt < paidAt) throw new Error(`${where}: settled before paid`);
  if (refundedAt !== null && refundedAt <= (settledAt ?? paidAt))
    throw new Error(`${where}: refunded too early`);
  const channel = get('channel');
  if (channel !== 'online' && channel !== 'store') throw new Error(`${where}: unknown channel`);
  return {
    id: get('order_id'),
    paidAt,
    settledAt,
    refundedAt,
    memberId: get('member_id'),
    merchantId: get('merchant_id'),
    channel,
    city: get('city'),
    amountFen: parseDecimal(get('amount'), 2, where),
    rateBp: Number(parseDecimal(get('allowance_rate'), 4, where)),
  };
}

export function parseReplay(texts: ReplayTexts): ReplayInput {
  return {
    members: readRows(texts.members, 'members', readMember),
    merchants: readRows(texts.merchants, 'merchants', (get, where) => ({
      id: get('merchant_id'),
      joinedAt: checkTime(get('joined_at'), where),
      referrerId: orNull(get('referrer_id')),
    })),
    partners: readRows(texts.partners, 'partners', (get) => ({
      city: get('city'),
      memberId: get('member_id'),
    })),
    orders: readRows(texts.orders, 'orders', readOrder),
  };
}
