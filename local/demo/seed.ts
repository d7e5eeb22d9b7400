/**
 * Fills a new local cloud with a lived-in mall, by nothing but the mall's public actions on its
 * movable clock. The same days and people make the same mall.
 */
import {
  addDays,
  dayOf,
  MINUTE_MS,
  startOfDay,
  type Day,
  type Instant,
} from '../../cloudfunctions/units/days';
import { PLATFORM } from '../../cloudfunctions/stores/people';
import type { MallProcess } from '../mall-process';
import { planAdvertising } from './advertising';
import { Agenda } from './agenda';
import { planAppointments } from './appointments';
import { planCallings } from './callings';
import { Chance } from './chance';
import { APPLICANTS } from './data/applicants';
import { CHAIN, STORES } from './data/chain';
import { PEOPLE } from './data/people';
import { EVERYBODY_AT_WORK } from './data/staff';
import { hireEverybody } from './hiring';
import { planCourtesies } from './courtesies';
import { planLife, planPartner } from './lives';
import { Mall } from './mall';
import { openTheChain, openTheMall } from './opening';
import { planOtherChains } from './other-chains';
import { uploadPicture } from './pictures/upload';
import { layOutTheStores } from './premises';
import { openTheShelves } from './shelves';
import { lastMinutes, lastMoments } from './last-minutes';
import { planPointUses } from './point-uses';
import { planStory } from './story';
import { planVisits } from './visits-at-home';
import { planTrading } from './trading';
import type { World } from './world';

const SEED = 20_260_608;
const OPENS_AT_MIN = 8 * 60;
/** Shorter than the 30 minutes after which an unpaid order closes. */
const LAST_MINUTES = 12;
/** Of what waits for somebody for a quarter of an hour. */
const LAST_MOMENTS_MS = MINUTE_MS;

export interface SeedOptions {
  readonly days: number;
  /** Only the first of the table, for a quick demo; at least the ten that the story needs. */
  readonly people: number;
  /** Where the clock stands at the end; its day is the last one and stays open. */
  readonly endsAt: Instant;
  /** Whether the mall's policy knows 打赏; strict does not. */
  readonly hasTips?: boolean;
  /** Whether its members sell points, and its merchants buy them; strict has no market. */
  readonly hasMarket?: boolean;
  readonly onProgress?: (day: number, of: number) => void;
}

/** Names for the ids that the mall answers; it keeps none of its own. */
export interface Directory {
  readonly members: Readonly<Record<string, string>>;
  readonly merchants: Readonly<Record<string, string>>;
  readonly stores: Readonly<Record<string, string>>;
}

/** When the clock of a cloud must start that is to be seeded with these options. */
export function startOf({ days, endsAt }: Pick<SeedOptions, 'days' | 'endsAt'>): Instant {
  return startOfDay(firstDayOf(days, endsAt)) + OPENS_AT_MIN * MINUTE_MS;
}

function firstDayOf(days: number, endsAt: Instant): Day {
  return addDays(dayOf(endsAt), 1 - days);
}

export async function seedDemo(
  { cloud: { client, url }, pay }: Pick<MallProcess, 'cloud' | 'pay'>,
  options: SeedOptions,
): Promise<Directory> {
  const { days, endsAt, onProgress } = options;
  const world: World = {
    mall: new Mall(client, pay, 'demo'),
    agenda: new Agenda(firstDayOf(days, endsAt)),
    chance: new Chance(SEED),
    upload: (openid, path, svg) => uploadPicture(url, openid, path, svg),
    people: PEOPLE.slice(0, options.people),
    days,
    endsAt,
    hasTips: options.hasTips ?? true,
    hasMarket: options.hasMarket ?? true,
    memberIds: new Map(),
    offers: [],
  };
  // Before the clock moves: the timers of a mall that is not open fail.
  await openTheMall(world);
  plan(world);
  let day = 0;
  for (;;) {
    const task = world.agenda.take(endsAt - LAST_MINUTES * MINUTE_MS);
    if (task === undefined) break;
    if (world.agenda.today !== day) {
      day = world.agenda.today;
      onProgress?.(day, days);
    }
    await world.mall.moveTo(task.at);
    await task.run();
  }
  await world.mall.moveTo(endsAt - LAST_MINUTES * MINUTE_MS);
  await lastMinutes(world);
  // The timers fire for the last time: the moments that are left are too short for them.
  await client.setClock(endsAt - LAST_MOMENTS_MS, 'once');
  await lastMoments(world);
  await client.setClock(endsAt, 'once');
  return directoryOf(world);
}

function plan(world: World): void {
  const { agenda } = world;
  agenda.on(1, 9 * 60 + 10, () => openTheChain(world));
  agenda.on(1, 9 * 60 + 12, () => hireEverybody(world));
  agenda.on(1, 9 * 60 + 15, () => openTheShelves(world));
  agenda.on(1, 9 * 60 + 18, () => layOutTheStores(world));
  world.people.forEach((person, i) => {
    planLife(world, person, i);
  });
  planPartner(world);
  planStory(world);
  planAdvertising(world);
  planCallings(world);
  planCourtesies(world);
  planAppointments(world);
  planVisits(world);
  planOtherChains(world);
  if (world.hasMarket) planTrading(world);
  planPointUses(world);
  for (let day = 2; day <= world.days; day += 1)
    // Shortly after midnight the clock stands still for the close of the day before.
    agenda.on(day, 1, () => Promise.resolve());
}

function directoryOf({ memberIds }: World): Directory {
  const names = new Map(
    [...PEOPLE, ...EVERYBODY_AT_WORK, ...APPLICANTS.map(({ owner }) => owner)].map(({ openid, name }) => [
      openid,
      name,
    ]),
  );
  return {
    members: Object.fromEntries([...memberIds].map(([openid, id]) => [id, names.get(openid) ?? openid])),
    merchants: {
      [CHAIN.id]: CHAIN.name,
      [PLATFORM]: '共享购自营',
      ...Object.fromEntries(APPLICANTS.map(({ merchantId, name }) => [merchantId, name])),
    },
    stores: Object.fromEntries(STORES.map(({ id, name }) => [id, name])),
  };
}
