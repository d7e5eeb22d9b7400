/** A use case that vanishes before one of its operations, or between a commit and its answer; and is asked again. */
import { isDeepStrictEqual } from 'node:util';

import { Chance } from '../../local/demo/chance';
import type { Transaction } from '../../cloudfunctions/platform/database';
import type { GateKind } from '../simulation/gates';
import { withSecretsOf } from '../simulation/secrets';
import type { Act, Stage } from './stage';

export interface UseCase {
  readonly name: string;
  /** Makes the stage ready and answers what is done on it, or on any copy. */
  readonly prepare: (stage: Stage) => Promise<Act>;
  /** Collections in which a repetition may leave more than a first time does, and why. */
  readonly besides?: Readonly<Record<string, string>>;
}

export interface Found {
  readonly name: string;
  readonly points: number;
  /** Of them between a commit and its answer. */
  readonly afterCommit: number;
  readonly violations: readonly string[];
}

/** Secrets of a repetition are those of the first time, so that nothing else differs. */
function withSameSecrets<T>(work: () => Promise<T>): Promise<T> {
  const chance = new Chance(1);
  return withSecretsOf(() => chance, work);
}

interface Run {
  readonly stage: Stage;
  readonly answer: unknown;
}

/** Counts the gates, and stops for good at the one of this number. */
class Crash {
  gates = 0;
  readonly kinds: string[] = [];
  private readonly open: Transaction[] = [];
  private vanish: () => void = () => undefined;
  readonly vanished = new Promise<void>((resolve) => {
    this.vanish = resolve;
  });

  constructor(private readonly at: number) {}

  readonly gate = (what: string, kind: GateKind): Promise<void> => {
    if (this.at > 0 && this.gates >= this.at) return new Promise<void>(() => undefined);
    if (kind === 'abort') return Promise.resolve();
    this.gates += 1;
    this.kinds.push(`${what} (${kind})`);
    if (this.gates !== this.at) return Promise.resolve();
    this.vanish();
    return new Promise<void>(() => undefined);
  };

  readonly begun = (transaction: Transaction): void => {
    this.open.push(transaction);
  };

  /** The cloud ends what nobody ends. */
  async endTransactions(): Promise<void> {
    for (const transaction of this.open) await transaction.abort();
  }
}

async function crashedAt(stage: Stage, act: Act, point: number): Promise<Run> {
  const crash = new Crash(point);
  await withSameSecrets(() => Promise.race([crash.vanished, act(stage.house(crash.gate, crash.begun))]));
  // Operations that went out at the same time arrive.
  await new Promise<void>((resolve) => setImmediate(resolve));
  await crash.endTransactions();
  return { stage, answer: await withSameSecrets(() => act(stage.house())) };
}

/** As it would be sent: what was read from a store and what was made here are alike. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify({ value }));
const isSame = (a: unknown, b: unknown): boolean => isDeepStrictEqual(plain(a), plain(b));
/** A map as its rows. */
const rows = (map: ReadonlyMap<string, unknown>): unknown => [...map];

/** Everything that WeChat Pay was asked for, at both of the mall's numbers. */
function moneyAt({ wechat, cashDesk }: Stage): unknown {
  return [wechat.asked, wechat.sent, cashDesk.payIns, cashDesk.transfers].map(rows);
}

function differences(useCase: UseCase, expected: Run, found: Run): string[] {
  const [before, after] = [expected.stage.database.contents(), found.stage.database.contents()];
  const ids = new Set([...Object.keys(before), ...Object.keys(after)]);
  const documents = [...ids].filter((id) => {
    const isBeside = Object.hasOwn(useCase.besides ?? {}, id.slice(0, id.indexOf('/')));
    return !isBeside && !isSame(before[id], after[id]);
  });
  const isSameMoney = isSame(moneyAt(expected.stage), moneyAt(found.stage));
  const isSameAnswer = isSame(expected.answer, found.answer);
  return [
    ...documents.map((id) => `leaves another ${id}`),
    ...(isSameMoney ? [] : ['leaves another WeChat Pay']),
    ...(isSameAnswer ? [] : ['answers otherwise']),
  ];
}

/** Every point of the use case, one after another. */
export async function crashEverywhere(base: Stage, useCase: UseCase): Promise<Found> {
  const ready = base.copy();
  const act = await useCase.prepare(ready);
  const counted = new Crash(0);
  const reference = ready.copy();
  const answer = await withSameSecrets(() => act(reference.house(counted.gate)));
  const expected = { stage: reference, answer };
  const violations: string[] = [];
  for (let point = 1; point <= counted.gates; point += 1) {
    const where = `${useCase.name}, crash at ${point} of ${counted.gates}, ${counted.kinds[point - 1] ?? ''}`;
    try {
      const found = await crashedAt(ready.copy(), act, point);
      violations.push(...differences(useCase, expected, found).map((text) => `${where}: ${text}`));
    } catch (error) {
      violations.push(`${where}: asked again it fails: ${String(error)}`);
    }
  }
  const afterCommit = counted.kinds.filter((kind) => kind.endsWith('(committed)')).length;
  return { name: useCase.name, points: counted.gates, afterCommit, violations };
}
