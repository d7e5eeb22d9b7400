/** Random but reproducible marketplaces that crowd the corners of the rule book. */

import { timeText } from './calendar';
import type { ReplayTexts } from './parse';
import { ROLES } from './policy';
import { Chance } from './random';

export interface GeneratedSize {
  readonly members: number;
  readonly merchants: number;
  readonly cities: number;
  readonly orders: number;
  /** From the first order's day on; settlements and refunds may fall later. */
  readonly days: number;
}

export const SMALL_MARKETPLACE: GeneratedSize = {
  members: 40,
  merchants: 8,
  cities: 6,
  orders: 160,
  days: 240,
};

const DAY = 1440;
/** 2024-01-01T00:00 in minutes since 1970; leap day, year's end and quiet months follow. */
const START = 28_401_120;
const RATES = ['0.0001', '0.0100', '0.0500', '0.0800', '0.1000', '0.1500', '0.2000', '0.3333', '0.5000'];

interface MadeMember {
  readonly id: string;
  readonly joined: number;
  readonly referrer: string;
  readonly activated: number | null;
  readonly role: string;
}

interface MadeMerchant {
  readonly id: string;
  readonly referrer: string;
}

interface Marketplace {
  readonly members: readonly MadeMember[];
  readonly merchants: readonly MadeMerchant[];
  readonly cities: readonly string[];
  /** City → member. */
  readonly partners: ReadonlyMap<string, string>;
}

/** A minute of the day: often one that others have too, often at its edge. */
function minuteOfDay(chance: Chance): number {
  if (chance.happens(15)) return 0;
  if (chance.happens(15)) return DAY - 1;
  return chance.happens(50) ? chance.pick([540, 600, 601, 720, 1200]) : chance.int(0, DAY - 1);
}

/** An order's day: crowded weeks, then a quiet stretch longer than the 30 days. */
function orderDay(chance: Chance, days: number): number {
  const day = chance.int(0, days - 1);
  const phase = day % 100;
  return phase >= 45 && phase < 90 && !chance.happens(3) ? day - 45 : day;
}

function makeMembers(chance: Chance, size: GeneratedSize): MadeMember[] {
  const members: MadeMember[] = [];
  for (let i = 0; i < size.members; i++) {
    // The first ones join before the first order, some so early that their 30 days are over by then; later
    // ones anywhere, so that many a referrer joins after those it referred.
    const early = i < size.members / 3 || chance.happens(20);
    const day = early ? -chance.int(0, 50) : Math.floor((size.days * chance.int(0, i)) / size.members);
    const joined = START + day * DAY + minuteOfDay(chance);
    const referrer =
      i === 0 || chance.happens(10) ? '' : (members[i - chance.int(1, Math.min(i, 3))]?.id ?? '');
    let activated: number | null = null;
    if (chance.happens(45)) activated = joined;
    else if (chance.happens(60)) activated = joined + chance.int(1, 60 * DAY);
    const role = activated === null || chance.happens(10) ? '' : chance.pick(ROLES);
    members.push({ id: `m${String(i).padStart(4, '0')}`, joined, referrer, activated, role });
  }
  return members;
}

function makeMarketplace(chance: Chance, size: GeneratedSize): Marketplace {
  const members = makeMembers(chance, size);
  const merchants = Array.from({ length: size.merchants }, (_, i) => ({
    id: `s${String(i).padStart(4, '0')}`,
    referrer: chance.happens(70) ? chance.pick(members).id : '',
  }));
  const cities = Array.from({ length: size.cities }, (_, i) => `city ${i}`);
  const partners = new Map<string, string>();
  const both = chance.pick(members).id;
  cities.forEach((city, i) => {
    if (i < 2) partners.set(city, both);
    else if (chance.happens(70)) partners.set(city, chance.pick(members).id);
  });
  return { members, merchants, cities, partners };
}

/** Yuan with two decimals, made of integer fen. */
function amountText(chance: Chance): string {
  let fen = chance.int(500, 50_000);
  if (chance.happens(12)) fen = chance.int(1, 30);
  else if (chance.happens(8)) fen = chance.int(1_000_000, 30_000_000);
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
}

function settlementMinute(chance: Chance, paid: number): number | null {
  if (chance.happens(12)) return null;
  if (chance.happens(35)) return paid;
  if (chance.happens(30)) return paid + chance.int(1, DAY);
  return paid + (chance.happens(80) ? chance.int(1, 20) : chance.int(40, 150)) * DAY;
}

function refundMinute(chance: Chance, after: number, percent: number): number | null {
  if (!chance.happens(percent)) return null;
  const delay = chance.pick([1, chance.int(1, 300), DAY, chance.int(1, 7) * DAY, 35 * DAY, 100 * DAY]);
  return after + delay;
}

class OrderMaker {
  readonly lines: string[] = [];

  constructor(
    private readonly chance: Chance,
    private readonly mall: Marketplace,
  ) {}

  add(buyer: MadeMember, paid: number, refundPercent: number): void {
    const { chance, mall } = this;
    const own = mall.merchants.filter((merchant) => merchant.referrer === buyer.id);
    const merchant = chance.pick(own.length > 0 && chance.happens(40) ? own : mall.merchants);
    const home = mall.cities.filter((city) => mall.partners.get(city) === buyer.id);
    const city = chance.pick(home.length > 0 && chance.happens(60) ? home : mall.cities);
    const settled = settlementMinute(chance, paid);
    const refunded = refundMinute(chance, settled ?? paid, settled === null ? 70 : refundPercent);
    const fields = [
      `o${String(this.lines.length).padStart(5, '0')}`,
      timeText(paid),
      settled === null ? '' : timeText(settled),
      refunded === null ? '' : timeText(refunded),
      buyer.id,
      merchant.id,
      chance.pick(['online', 'store']),
      city,
      amountText(chance),
      chance.pick(RATES),
    ];
    this.lines.push(fields.join(','));
  }

  /** First orders that are refunded and followed by others: the sign-up reward goes back and comes again. */
  addFirstOrders(buyer: MadeMember): void {
    let paid = Math.max(buyer.joined, START) + this.chance.int(0, 3 * DAY);
    for (let left = this.chance.int(2, 3); left > 0; left--) {
      this.add(buyer, paid, 75);
      paid += this.chance.pick([0, 1, this.chance.int(2, DAY), this.chance.int(1, 40) * DAY]);
    }
  }
}

function makeOrders(chance: Chance, mall: Marketplace, size: GeneratedSize): string[] {
  const maker = new OrderMaker(chance, mall);
  const regulars = mall.members.filter((_, i) => i % 5 === 0);
  while (maker.lines.length < size.orders) {
    const paid = START + orderDay(chance, size.days) * DAY + minuteOfDay(chance);
    const buyer = chance.pick(chance.happens(40) ? regulars : mall.members);
    if (chance.happens(15)) maker.addFirstOrders(buyer);
    else if (buyer.joined <= paid) maker.add(buyer, paid, 20);
    else if (chance.happens(20)) maker.add(buyer, buyer.joined, 20);
  }
  return maker.lines;
}

function csv(header: string, lines: readonly string[]): string {
  return [header, ...lines].map((line) => `${line}\n`).join('');
}

export function generateReplay(seed: number, size: GeneratedSize = SMALL_MARKETPLACE): ReplayTexts {
  const chance = new Chance(seed);
  const mall = makeMarketplace(chance, size);
  const time = (minutes: number | null): string => (minutes === null ? '' : timeText(minutes));
  return {
    members: csv(
      'member_id,joined_at,referrer_id,activated_at,role',
      mall.members.map((m) => [m.id, time(m.joined), m.referrer, time(m.activated), m.role].join(',')),
    ),
    merchants: csv(
      'merchant_id,joined_at,referrer_id',
      mall.merchants.map((m) => [m.id, time(START - 60 * DAY), m.referrer].join(',')),
    ),
    partners: csv(
      'city,member_id',
      [...mall.partners].map(([city, member]) => `${city},${member}`),
    ),
    orders: csv(
      'order_id,paid_at,settled_at,refunded_at,member_id,merchant_id,channel,city,amount,allowance_rate',
      makeOrders(chance, mall, size),
    ),
  };
}
