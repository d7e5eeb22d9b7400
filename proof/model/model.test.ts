/** The protocol of the daily close, exhaustively on small scenarios; the large ones are `npm run model`. */
import { catchMutant } from './catch-mutant';
import { explore } from './explore';
import { MUTANTS } from './mutants';
import { SMALL } from './scenarios';

test.each(SMALL)('$name: every order of commits is true', (scenario) => {
  const { violation, states, ends } = explore(scenario);
  expect(violation).toBeNull();
  expect(states).toBeGreaterThan(100);
  expect(ends).toBeGreaterThan(0);
});

test.each(MUTANTS)('is needed: %s', (mutant) => {
  expect(catchMutant(mutant)).not.toBeNull();
});
