/** What people see of the mall when they decide what to do next: the documents as they stand. */
import type { Chance } from '../../local/demo/chance';
import type { Collection, Document, Query } from '../../cloudfunctions/platform/database';
import type { Policy } from '../../cloudfunctions/policy/policy';
import { addDays, dayOf, type Day, type Instant } from '../../cloudfunctions/units/days';
import { PIN } from '../../tests/support/trading-floor';
import type { KeyPhone } from '../../tests/support/key-phone';
import type { MemoryDatabase } from '../../tests/support/memory-database';
import type { Desk, Person } from './desk';
import type { StockedShop } from './small-shops';

export interface Cast {
  readonly consumers: readonly Person[];
  readonly owner: Person;
  readonly rival: Person;
  readonly clerk: Person;
  readonly beauticians: readonly Person[];
  readonly operators: readonly Person[];
  /** Owner of the platform's own shop, who ships what was exchanged. */
  readonly keeper: Person;
  /** Of the consumers: one who changes the pay password, and those who would like to have a city. */
  readonly forgetful: Person;
  readonly partners: readonly Person[];
  /** Who would like to have a shop. */
  readonly founder: Person;
  /** Who may come to work for the shop. */
  readonly newcomers: readonly Person[];
  /** Who want to leave the mall again. */
  readonly leavers: readonly Person[];
}

export interface Shelf {
  readonly merchantId: string;
  readonly rivalId: string;
  readonly storeId: string;
  readonly goods: readonly string[];
  readonly cards: readonly string[];
  /** The platform's goods that are had for points. */
  readonly prizes: readonly string[];
  readonly treatmentId: string;
  readonly offerIds: readonly string[];
  /** Those that may leave. */
  readonly smallShops: readonly StockedShop[];
}

export interface Scene {
  readonly database: MemoryDatabase;
  readonly chance: Chance;
  readonly policy: Policy;
  readonly cast: Cast;
  readonly shelf: Shelf;
  /** The first, and the one after it was lost. */
  readonly phones: ReadonlyMap<string, readonly KeyPhone[]>;
  /** What a page shows before the wish is made; null where the mall refuses to show it. */
  readonly look: (by: Person, action: string, input: unknown) => Promise<unknown>;
  readonly now: () => Instant;
}

/**
 * What repeating it later must do: `answers` with what it did the first time, or at least `nothing`
 * more to the books; `acts`: asked again, it is something new.
 */
export type Again = 'answers' | 'nothing' | 'acts';

export interface Wish {
  readonly desk: Desk;
  readonly action: string;
  readonly by: Person;
  readonly input: unknown;
  readonly again: Again;
}

/** Something that people do now and then; null when there is nothing to do it with. */
export interface Deed {
  readonly weight: number;
  readonly wish: (scene: Scene) => Promise<Wish | null> | Wish | null;
}
export type Deeds = Readonly<Record<string, Deed>>;

const SEEN = 300;

/** One of the documents that the person might mean. */
export async function pickOne<D extends Document>(
  { database, chance }: Scene,
  from: Collection<D>,
  where: Query['where'],
  fits: (document: D) => boolean = () => true,
): Promise<D | null> {
  const found = (await database.find(from, { where, limit: SEEN })).filter(fits);
  return found.length === 0 ? null : chance.pick(found);
}

/** Of a consumer, or null for somebody who is none of the cast. */
export function personOf({ cast }: Scene, memberId: string): Person | null {
  const everybody = [
    ...[...cast.consumers, cast.owner, cast.rival, cast.clerk, ...cast.beauticians],
    ...[...cast.newcomers, ...cast.leavers],
  ];
  return everybody.find((one) => one.memberId === memberId) ?? null;
}

export const consumer = ({ cast, chance }: Scene): Person => chance.pick(cast.consumers);

export const today = ({ now }: Scene): Day => dayOf(now());
export const inDays = (scene: Scene, days: number): Day => addDays(today(scene), days);

export function member(by: Person, action: string, input: unknown, again: Again): Wish {
  return { desk: 'member', action, by, input, again };
}

/** One of the operators, whoever has time. */
export function operator({ cast, chance }: Scene, action: string, input: object, again: Again): Wish {
  return { desk: 'operator', action, by: chance.pick(cast.operators), input, again };
}

/** Nobody else remembers which of the two the forgetful person has set last. */
export const OTHER_PIN = '314159';
export function pinOf({ cast, chance }: Scene, { memberId }: Person): string {
  return memberId === cast.forgetful.memberId ? chance.pick([PIN, OTHER_PIN]) : PIN;
}

/** Whose password may be another one by then is refused when it asks again, like anybody with a wrong one. */
export function withPassword(scene: Scene, by: Person, action: string, input: object): Wish {
  return member(by, action, input, by.memberId === scene.cast.forgetful.memberId ? 'nothing' : 'answers');
}

/** Staff of the shop, as its owner. */
export function ofShop({ cast, shelf }: Scene, action: string, input: object, again: Again): Wish {
  const { merchantId } = shelf;
  return { desk: 'store', action, by: cast.owner, input: { merchantId, ...input }, again };
}

/** Staff at the counter of its store. */
export function atCounter(scene: Scene, action: string, input: object, again: Again): Wish {
  const { cast, shelf } = scene;
  const { merchantId, storeId } = shelf;
  return { desk: 'store', action, by: cast.clerk, input: { merchantId, storeId, ...input }, again };
}
