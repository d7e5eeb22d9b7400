/** Who is signed in, for the life of this tab: a reload keeps it, closing the tab or signing out ends it. */
import { useSyncExternalStore } from 'react';

import type { DataOf } from './mall';

export type Session = Omit<Extract<DataOf<'takeSession'>, { readonly state: 'signedIn' }>, 'state'>;

const KEY = 'console-session';
const listeners = new Set<() => void>();
let current: Session | null = stored();
/** Why the last one ended, to be said on the sign-in page. */
let farewell = '';

function stored(): Session | null {
  const text = sessionStorage.getItem(KEY);
  return text === null ? null : (JSON.parse(text) as Session);
}

export function sessionNow(): Session | null {
  return current;
}

export function farewellNow(): string {
  return farewell;
}

export function begin(session: Session): void {
  sessionStorage.setItem(KEY, JSON.stringify(session));
  change(session, '');
}

export function end(sentence: string): void {
  sessionStorage.removeItem(KEY);
  change(null, sentence);
}

function change(to: Session | null, sentence: string): void {
  current = to;
  farewell = sentence;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useSession(): Session | null {
  return useSyncExternalStore(subscribe, sessionNow);
}
