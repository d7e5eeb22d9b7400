/** How much of a long work one firing does: so many pages, or as many as fit into its time; the rest is the next one's. */
import type { House } from '../../platform/house';

export type Bound = { readonly pages: number } | { readonly forMs: number };

/** Tells whether to stop, before each page. */
export function stopwatch({ clock }: Pick<House, 'clock'>, bound: Bound): (page: number) => boolean {
  const began = clock.now();
  return (page) => ('pages' in bound ? page >= bound.pages : clock.now() - began >= bound.forMs);
}
