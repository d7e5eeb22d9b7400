/** Where somebody is in the console, and the ways to go on. It outlives a reload, and a link leads back to it. */
import { useSyncExternalStore } from 'react';

import { readAddress, writeAddress, type Address, type Shown } from './address';

interface Place extends Address {
  /** Kept by this tab alone: what must not travel in a link. */
  readonly hidden: Shown;
}

interface Way {
  /** Typed letter by letter: no step that "back" would take. */
  readonly isTyped?: boolean;
  /** Changes that stay out of the address. */
  readonly hidden?: Shown;
}

const listeners = new Set<() => void>();
let latest: { readonly key: string; readonly place: Place } | null = null;

function placeNow(): Place {
  const hidden = (history.state ?? {}) as Shown;
  const key = `${location.hash}\n${JSON.stringify(hidden)}`;
  if (latest?.key !== key) latest = { key, place: { ...readAddress(location.hash), hidden } };
  return latest.place;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('popstate', listener);
  };
}

/** The page, and everything that is said about it. */
export function useAddress(): Address {
  const { page, shown, hidden } = useSyncExternalStore(subscribe, placeNow);
  return { page, shown: { ...shown, ...hidden } };
}

/** As `useState`, kept in the address; as `first` where the address says nothing. */
export function useShown(key: string, first: string): [string, (value: string) => void] {
  const { [key]: value = first } = useAddress().shown;
  return [value, (wanted) => show({ [key]: wanted === first ? '' : wanted })];
}

/** One of the options; the first of them where the address names none. */
export function useChosen<T extends string>(
  key: string,
  options: readonly [T, ...T[]],
): [T, (value: string) => void] {
  const [first] = options;
  const [value, choose] = useShown(key, first);
  return [options.find((one) => one === value) ?? first, choose];
}

export function goTo(page: string): void {
  location.hash = `#/${page}`;
}

/** Changes what is shown of the page that is open. */
export function show(changes: Shown, { isTyped = false, hidden = {} }: Way = {}): void {
  const place = placeNow();
  const address = writeAddress({ page: place.page, shown: { ...place.shown, ...changes } });
  const kept = { ...place.hidden, ...hidden };
  if (isTyped) history.replaceState(kept, '', address);
  else history.pushState(kept, '', address);
  for (const listener of listeners) listener();
}
