/** A house that knows who its first operators are. */
import type { House } from '../platform/house';

export interface OfficeHouse extends House {
  /** Member ids of the administrators that the environment names; the others are appointed. */
  readonly operators: ReadonlySet<string>;
}
