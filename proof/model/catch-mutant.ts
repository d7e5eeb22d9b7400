/** A rule left out must show in one of the small scenarios. */
import { explore, type Violation } from './explore';
import type { Mutant } from './mutants';
import { SMALL } from './scenarios';

export function catchMutant(mutant: Mutant): Violation | null {
  for (const scenario of SMALL) {
    const { violation } = explore(scenario, mutant);
    if (violation !== null) return violation;
  }
  return null;
}
