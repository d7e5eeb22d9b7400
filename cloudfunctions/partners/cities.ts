/** City units (rules.md §8): which city an address or a store lies in. Pure. */
import { CITY_LIST } from './city-list';

export interface CityUnit {
  /** Six digits of the national division codes. */
  readonly code: string;
  /** Unique among the units: partners and orders know the unit by it. */
  readonly name: string;
  readonly province: string;
}

export const CITY_UNITS: readonly CityUnit[] = CITY_LIST.flatMap(([province, cities]) =>
  cities.split(' ').map((text) => ({ code: text.slice(0, 6), name: text.slice(6), province })),
);

const BY_NAME: ReadonlyMap<string, CityUnit> = new Map(CITY_UNITS.map((unit) => [unit.name, unit]));

/** The unit of that name, with or without 市 at its end; null when there is none. */
export function cityUnitNamed(name: string): CityUnit | null {
  const text = name.replace(/\s/g, '');
  return BY_NAME.get(text) ?? BY_NAME.get(`${text}市`) ?? null;
}

export interface Place {
  readonly province?: string;
  readonly city: string;
  readonly district?: string;
}

/**
 * The city unit of a place: a county-level city before the prefecture-level one around it, and that
 * before a municipality. Where there is none (counties of a prefecture, leagues, other regions) it is
 * the city as written, which no partner can have.
 */
export function cityOf({ province = '', city, district = '' }: Place): string {
  const unit = [district, city, province].flatMap((name) => (name === '' ? [] : [cityUnitNamed(name)]));
  return unit.find((found) => found !== null)?.name ?? city;
}

/** Units whose name, province or code contains the text; for a picker. */
export function searchCities(text: string, limit: number): CityUnit[] {
  const found = CITY_UNITS.filter(({ code, name, province }) => `${code}${province}${name}`.includes(text));
  return found.slice(0, limit);
}
