/** The city in which the person looks for stores, kept on the phone. */

const KEY = 'city';

/** Empty while nobody has said. */
export function keptCity(): string {
  const kept: unknown = wx.getStorageSync(KEY);
  return typeof kept === 'string' ? kept : '';
}

export function keepCity(city: string): void {
  wx.setStorageSync(KEY, city);
}

/** The city that an address of WeChat's map names, as the mall names it; empty where it names none. */
export function cityOf(address: string): string {
  const [, city = ''] = /^(?:[^省市]{2,6}(?:省|自治区))?([^省市]{1,10}市)/.exec(address) ?? [];
  return city;
}

/** Where something is, in degrees. */
export interface Position {
  readonly latitude: number;
  readonly longitude: number;
}

export interface Place {
  /** As the mall names it; empty where the address names none. */
  readonly city: string;
  readonly position: Position;
}

/** The place that the person chose, for as long as the mini-program runs; it is never written down. */
let chosen: Place | null = null;

export function chosenPlace(): Place | null {
  return chosen;
}

/** Asks for a place on WeChat's map, and keeps its city; null where the person does not tell. */
export async function placeFromMap(): Promise<Place | null> {
  try {
    const { address, latitude, longitude } = await wx.chooseLocation({});
    chosen = { city: cityOf(address), position: { latitude, longitude } };
    if (chosen.city !== '') keepCity(chosen.city);
    return chosen;
  } catch {
    return null;
  }
}
