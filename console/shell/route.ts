/** Which page is open: the address behind #, so that a link or a reload leads back to it. */
import { useSyncExternalStore } from 'react';

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}

export function useRoute(): string {
  return useSyncExternalStore(subscribe, () => location.hash.replace(/^#\/?/, ''));
}

export function goTo(page: string): void {
  location.hash = `#/${page}`;
}
