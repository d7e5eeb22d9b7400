/** A use case that vanishes before one of its operations, or between a commit and its answer; and is asked again. */
import crypto from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';

import { Chance } from '../../local/demo/chance';
import type { AuditRecord } from '../../cloudfunctions/office/documents';
import type { Transaction } from '../../cloudfunctions/platform/database';
import type { GateKind } from '../simulation/gates';
import { withSecretsOf } from '../simulation/secrets';
import type { Act, Hears, Stage } from './stage';

export interface UseCase {
  readonly name: string;
  /** Makes the stage ready and answers what is done on it, or on any copy. */
  readonly prepare: (stage: Stage) => Promise<Act>;
  /** Collections in which a repetition may leave more than a first time does, and why. */
  readonly besides?: Readonly<Record<string, string>>;
  /** Why a repetition answers something else than a first time does. */
  readonly answersAnew?: string;
}

export interface Found {
  readonly name: string;
  readonly points: number;
  /** Of them between a commit and its answer. */
  readonly afterCommit: number;
  /** The actions and jobs of which the case consists, by name. */
  readonly heard: readonly string[];
  readonly violations: readonly string[];
}

/** Of the id of a record in the audit log, and of nothing else. */
const RECORD_BYTES = 12;
const RECORDS = 'auditLog/';
let recordsMade = 0;

/**
 * Secrets of a repetition are those of the first time, so that nothing else differs; but each record of the audit log has
 * an id of its own, as it has outside of this proof.
 */
function withSameSecrets<T>(work: () => Promise<T>): Promise<T> {
  const chance = new Chance(1);
  return withSecretsOf(
    () => chance,
    () => {
      const { randomBytes: sameBytes } = crypto;
      const bytes = (size: number): Buffer => (size === RECORD_BYTES ? recordBytes() : sameBytes(size));
      Object.assign(crypto, { randomBytes: bytes });
      return work();
    },
  );
}

function recordBytes(): Buffer {
  const bytes = Buffer.alloc(RECORD_BYTES);
  bytes.writeUInt32BE((recordsMade += 1));
  return bytes;
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

const nobody: Hears = () => undefined;

async function crashedAt(stage: Stage, act: Act, point: number): Promise<Run> {
  const crash = new Crash(point);
  await withSameSecrets(() =>
    Promise.race([crash.vanished, act(stage.house(crash.gate, crash.begun), nobody)]),
  );
  // Operations that went out at the same time arrive.
  await new Promise<void>((resolve) => setImmediate(resolve));
  await crash.endTransactions();
  return { stage, answer: await withSameSecrets(() => act(stage.house(), nobody)) };
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

/** By id; records of the audit log by what they say, in order. */
function contentsOf({ database }: Stage): Readonly<Record<string, unknown>> {
  const all = Object.entries(database.contents());
  const said = all
    .filter(([id]) => id.startsWith(RECORDS))
    .map(([, record]) => saidBy(record as AuditRecord))
    .filter((record) => record !== null)
    .sort();
  const others = all.filter(([id]) => !id.startsWith(RECORDS));
  const records = said.map((record, i) => [`${RECORDS}${i + 1}`, record] as const);
  return Object.fromEntries<unknown>([...others, ...records]);
}

/** Without its id; null where it says nothing: under jest, lists that were read are of another realm and seem to differ. */
function saidBy({ _id: _name, changes, ...record }: AuditRecord): string | null {
  const differing = changes.filter(({ before, after }) => !isSame(before, after));
  return record.kind === 'write' && differing.length === 0
    ? null
    : JSON.stringify({ ...record, changes: differing });
}

function differences(useCase: UseCase, expected: Run, found: Run): string[] {
  const [before, after] = [contentsOf(expected.stage), contentsOf(found.stage)];
  const ids = new Set([...Object.keys(before), ...Object.keys(after)]);
  const documents = [...ids].filter((id) => {
    const isBeside = Object.hasOwn(useCase.besides ?? {}, id.slice(0, id.indexOf('/')));
    return !isBeside && !isSame(before[id], after[id]);
  });
  const isSameMoney = isSame(moneyAt(expected.stage), moneyAt(found.stage));
  const isSameAnswer = useCase.answersAnew !== undefined || isSame(expected.answer, found.answer);
  return [
    ...documents.map((id) => `leaves another ${id}`),
    ...(isSameMoney ? [] : ['leaves another WeChat Pay']),
    ...(isSameAnswer ? [] : ['answers otherwise']),
  ];
}

interface Undisturbed extends Run {
  /** As it was made ready, and what is then done. */
  readonly ready: Stage;
  readonly act: Act;
  readonly kinds: readonly string[];
  readonly heard: readonly string[];
}

/** The use case as it goes without a crash. */
export async function undisturbed(base: Stage, useCase: UseCase): Promise<Undisturbed> {
  const ready = base.copy();
  const act = await useCase.prepare(ready);
  const counted = new Crash(0);
  const stage = ready.copy();
  const heard: string[] = [];
  const answer = await withSameSecrets(() => act(stage.house(counted.gate), (name) => heard.push(name)));
  return { ready, act, stage, answer, kinds: counted.kinds, heard };
}

/** Every point of the use case, one after another. */
export async function crashEverywhere(base: Stage, useCase: UseCase): Promise<Found> {
  const expected = await undisturbed(base, useCase);
  const { ready, act, kinds, heard } = expected;
  const violations: string[] = [];
  for (let point = 1; point <= kinds.length; point += 1) {
    const where = `${useCase.name}, crash at ${point} of ${kinds.length}, ${kinds[point - 1] ?? ''}`;
    try {
      const found = await crashedAt(ready.copy(), act, point);
      violations.push(...differences(useCase, expected, found).map((text) => `${where}: ${text}`));
    } catch (error) {
      violations.push(`${where}: asked again it fails: ${String(error)}`);
    }
  }
  const afterCommit = commitsIn(kinds);
  return { name: useCase.name, points: kinds.length, afterCommit, heard, violations };
}

export const commitsIn = (kinds: readonly string[]): number =>
  kinds.filter((kind) => kind.endsWith('(committed)')).length;
