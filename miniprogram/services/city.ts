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

/** Asks for a place on WeChat's map; empty where the person does not tell. */
export async function cityFromMap(): Promise<string> {
  try {
    const { address } = await wx.chooseLocation({});
    return cityOf(address);
  } catch {
    return '';
  }
}
