/** Every version of the policy, and which one counts when. */
import { addDays, type Day, type Instant } from '../../units/days';
import type { BooksHouse } from '../../ledger/post';
import { readState } from '../../ledger/read-holders';
import { policies, type PolicyDocument, type State } from '../../ledger/state';
import { findAll } from '../../platform/database';
import { refuse } from '../../platform/refusal';
import { checkPolicy, type PolicyCheck } from '../../policy/check';
import { comparePolicies, type FieldChange } from '../../policy/compare';
import { parsePolicy, type Policy } from '../../policy/policy';

/** replaced: another one was adopted for the same day, so that it never counted. */
export type VersionState = 'past' | 'current' | 'coming' | 'replaced';

export interface VersionRow {
  readonly version: string;
  readonly profile: Policy['profile'];
  readonly effectiveFrom: Day;
  readonly adoptedAt: Instant;
  readonly state: VersionState;
}

/** Latest first; there are as many as changes in the mall's life. */
export async function policyVersions(house: BooksHouse): Promise<VersionRow[]> {
  const [state, found] = await Promise.all([readState(house), findAll(house.database, policies, {})]);
  return rowsOf(state, found);
}

export interface VersionView extends VersionRow {
  readonly policy: Policy;
  readonly check: PolicyCheck;
  /** Against the one that counts now. */
  readonly changes: readonly FieldChange[];
}

export async function policyVersion(house: BooksHouse, version: string | null): Promise<VersionView> {
  const [state, found] = await Promise.all([readState(house), findAll(house.database, policies, {})]);
  const wanted = version ?? state.policyVersion;
  const row = rowsOf(state, found).find((one) => one.version === wanted);
  const policyOf = (id: string): Policy => {
    const document = found.find(({ _id }) => _id === id) ?? refuse('NOT_FOUND', { version: id });
    return document.policy;
  };
  const policy = policyOf(wanted);
  return {
    ...(row ?? refuse('NOT_FOUND', { version: wanted })),
    policy,
    check: checkPolicy(policy, { price: state.price }),
    changes: comparePolicies(policyOf(state.policyVersion), policy),
  };
}

export interface Trial {
  readonly check: PolicyCheck;
  readonly changes: readonly FieldChange[];
  readonly current: Policy;
}

/** What a policy that nobody has adopted would mean. A document that is no policy is refused with its fields. */
export async function tryPolicy(
  house: BooksHouse,
  value: unknown,
): Promise<Trial & { readonly policy: Policy }> {
  const policy = readPolicy(value);
  const state = await readState(house);
  const current = await house.memory.policy(state.policyVersion);
  const check = checkPolicy(policy, { price: state.price });
  return { policy, check, changes: comparePolicies(current, policy), current };
}

export function readPolicy(value: unknown): Policy {
  try {
    return parsePolicy(value);
  } catch (error) {
    const faults = error instanceof Error ? error.message : '';
    return refuse('INVALID_INPUT', { field: 'policy', faults: faults.slice(0, 1000) }, '规则的格式不对');
  }
}

function rowsOf({ day, policyVersion: current }: State, found: readonly PolicyDocument[]): VersionRow[] {
  const openDay = addDays(day, 1);
  // Of one day the one that was adopted last stands first.
  const sorted = [...found].sort(
    (a, b) => b.effectiveFrom.localeCompare(a.effectiveFrom) || b.adoptedAt - a.adoptedAt,
  );
  return sorted.map(({ _id: version, policy: { profile }, effectiveFrom, adoptedAt }, i) => {
    const stateOf = (): VersionState => {
      if (sorted[i - 1]?.effectiveFrom === effectiveFrom) return 'replaced';
      if (version === current) return 'current';
      return effectiveFrom > openDay ? 'coming' : 'past';
    };
    return { version, profile, effectiveFrom, adoptedAt, state: stateOf() };
  });
}
