/** All checks over one export, in an order in which each may trust the ones before it. */
import { balanceChecks } from './checks/balances';
import { dayChecks } from './checks/days';
import { deskChecks } from './checks/desk';
import { entryChecks } from './checks/entries';
import { fileChecks } from './checks/files';
import { marketChecks } from './checks/market';
import { orderChecks } from './checks/orders';
import { peopleChecks } from './checks/people';
import { pieceChecks } from './checks/pieces';
import { pointPartChecks } from './checks/point-part';
import { regionChecks } from './checks/region';
import { releaseChecks } from './checks/release';
import { rewardChecks } from './checks/rewards';
import { Export } from './export';
import type { Check, Finding } from './finding';
import { readJournal } from './journal-facts';

export const CHECKS: readonly Check[] = [
  ...fileChecks,
  ...entryChecks,
  ...balanceChecks,
  ...dayChecks,
  ...releaseChecks,
  ...peopleChecks,
  ...orderChecks,
  ...pieceChecks,
  ...pointPartChecks,
  ...rewardChecks,
  ...regionChecks,
  ...marketChecks,
  ...deskChecks,
];

export interface Checked {
  readonly check: Check;
  readonly findings: readonly Finding[];
}

/** Redoes everything; `onChecked` hears of each check as it ends. */
export function audit(
  folder: string,
  { moreKinds = [], onChecked = () => undefined }: AuditOptions = {},
): readonly Checked[] {
  const books = new Export(folder);
  const input = { books, facts: readJournal(books), moreKinds };
  return CHECKS.map((check) => {
    const checked = { check, findings: [...found(check, input)] };
    onChecked(checked);
    return checked;
  });
}

export interface AuditOptions {
  readonly moreKinds?: readonly string[];
  readonly onChecked?: (checked: Checked) => void;
}

/** A document that has lost its shape stops a check: that is a finding too, and the other checks go on. */
function* found(check: Check, input: Parameters<Check['run']>[0]): Generator<Finding> {
  try {
    yield* check.run(input);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    yield { collection: '?', id: check.name, what: `could not be checked: ${reason}` };
  }
}
