/** Whatever an operator may do can be done at the console, or on the phone where the table says so. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { operatorMay } from '../cloudfunctions/functions/operator/permissions';
import { actionName } from '../console/services/action-names';
import { DONE_AT_THE_DESK } from './console/acts';
import { RARELY_DONE } from './console/rare-acts';

/** Done elsewhere: with the phone in the hand, or on the local ledger page. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  askedSignIn: 'the phone says which computer asks',
  confirmSignIn: 'the phone confirms it',
  refuseSignIn: 'the phone refuses it',
  desk: 'what waits, in short',
  overview: 'what the local ledger page (账本) shows; the console has the dashboard',
};

test.each([...DONE_AT_THE_DESK, ...RARELY_DONE])('%s has its words in the log', (action) => {
  expect(actionName(action)).toMatch(/\p{Script=Han}/u);
});

const sources = readdirSync('console', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => readFileSync(join('console', name), 'utf8'))
  .join('\n');

test.each(Object.keys(operatorMay))('%s', (action) => {
  const isAtTheDesk = sources.includes(`'${action}'`);
  expect(isAtTheDesk).toBe(!(action in ELSEWHERE));
});
