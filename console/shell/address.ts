/** The address behind #: which page, and what of it is shown, "#/orders?state=paid&page=2". Pure. */

export type Shown = Readonly<Record<string, string>>;

export interface Address {
  readonly page: string;
  readonly shown: Shown;
}

export function readAddress(hash: string): Address {
  const [page = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  return { page, shown: Object.fromEntries(new URLSearchParams(query)) };
}

/** What is empty is as it is without being said, and stays out. */
export function writeAddress({ page, shown }: Address): string {
  const query = new URLSearchParams(Object.entries(shown).filter(([, value]) => value !== '')).toString();
  return `#/${page}${query === '' ? '' : `?${query}`}`;
}
