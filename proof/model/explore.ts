/**
 * Looks at every state that a scenario can reach, on a store of snapshots where the first writer wins:
 * a transaction reads one state of the documents when it begins, and its commit fails when a document
 * that it writes was written since. Between a beginning and its commit anything else can happen.
 */
import type { Broken, Write } from './protocol';
import { TRANSFERS, type Actor, type Scenario } from './scenarios';
import { untruth } from './truth';
import { at, firstWorld } from './world';

const IDLE = 0;
const BEGUN = 1;
/** Begun, and another has written what it wants to write: its commit will fail. */
const LATE = 2;
const ENDED = 3;

/** An actor's cells: how it stands, its step, its mishaps left, the number of its writes. */
const STRIDE = 4;

interface Situation {
  readonly world: number[];
  readonly actors: number[];
}
interface Step {
  readonly what: string;
  readonly next: Situation;
  readonly changed: boolean;
}

export interface Violation {
  readonly says: string;
  /** What happened, from the beginning. */
  readonly path: readonly string[];
}

export interface Explored {
  readonly states: number;
  readonly steps: number;
  /** Situations in which nobody has anything left to do. */
  readonly ends: number;
  readonly violation: Violation | null;
}

export function explore(scenario: Scenario, broken: Broken = null): Explored {
  return new Exploration(scenario, broken).run();
}

class Exploration {
  private readonly seen = new Set<string>();
  /** Sets of writes by number, so that a situation is a few small cells. */
  private readonly writeSets: { readonly written: readonly Write[]; readonly bits: number }[] = [];
  private readonly numbers = new Map<string, number>();
  private steps = 0;
  private ends = 0;

  constructor(
    private readonly scenario: Scenario,
    private readonly broken: Broken,
  ) {}

  run(): Explored {
    const first: Situation = {
      world: firstWorld(),
      actors: this.scenario.actors.flatMap(({ mishaps }) => [IDLE, 0, mishaps, 0]),
    };
    this.seen.add(keyOf(first));
    const path: { what: string; left: Step[] }[] = [{ what: 'the beginning', left: this.stepsFrom(first) }];
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const step = top.left.pop();
      if (step === undefined) {
        path.pop();
        continue;
      }
      this.steps += 1;
      const key = keyOf(step.next);
      if (this.seen.has(key)) continue;
      this.seen.add(key);
      const says = step.changed ? untruth(step.next.world, TRANSFERS) : null;
      const left = says === null ? this.stepsFrom(step.next) : [];
      path.push({ what: step.what, left });
      const stuck = says === null && left.length === 0 ? this.end(step.next) : says;
      if (stuck !== null) return this.result({ says: stuck, path: path.map(({ what }) => what) });
    }
    return this.result(null);
  }

  private result(violation: Explored['violation']): Explored {
    return { states: this.seen.size, steps: this.steps, ends: this.ends, violation };
  }

  private end({ actors }: Situation): string | null {
    this.ends += 1;
    const waiting = this.scenario.actors.findIndex((_, n) => actors[n * STRIDE] !== ENDED);
    return waiting < 0 ? null : `${this.scenario.actors[waiting]?.name ?? ''} waits for ever`;
  }

  private stepsFrom(situation: Situation): Step[] {
    return this.scenario.actors.flatMap((actor, n) => this.stepsOf(situation, actor, n));
  }

  private stepsOf(situation: Situation, actor: Actor, n: number): Step[] {
    const from = n * STRIDE;
    const [stands = ENDED, step = 0, mishaps = 0, number = 0] = situation.actors.slice(from, from + STRIDE);
    const say = (what: string): string => `${actor.name}${actor.steps > 1 ? `, step ${step}` : ''}: ${what}`;
    const set = (what: string, cells: readonly number[]): Step => ({
      what: say(what),
      next: { world: situation.world, actors: replaced(situation.actors, from, cells) },
      changed: false,
    });
    const onward = step + 1 < actor.steps ? [IDLE, step + 1, mishaps, 0] : [ENDED, 0, 0, 0];
    switch (stands) {
      case IDLE: {
        const outcome = actor.act(situation.world, step, this.broken);
        if (outcome === 'wait') return [];
        if (outcome === 'done') return [set('has nothing to do', onward)];
        return [set('begins', [BEGUN, step, mishaps, this.numberOf(outcome)])];
      }
      case BEGUN: {
        const commit = (what: string, cells: readonly number[]): Step => ({
          what: say(what),
          next: this.committed(situation, n, number, cells),
          changed: true,
        });
        const done = commit('commits', onward);
        if (mishaps === 0) return [done];
        const again = [IDLE, step, mishaps - 1, 0];
        return [done, commit('commits and does not hear of it', again), set('crashes', again)];
      }
      case LATE:
        return [set('is too late and begins again', [IDLE, step, mishaps, 0])];
      default:
        return [];
    }
  }

  private committed(
    { world, actors }: Situation,
    n: number,
    number: number,
    cells: readonly number[],
  ): Situation {
    const { written, bits } = at(this.writeSets, number);
    const next = { world: [...world], actors: replaced(actors, n * STRIDE, cells) };
    for (const { place, values } of written)
      values.forEach((value, field) => (next.world[place.at + field] = value));
    if (this.broken === 'store: the last writer wins') return next;
    for (let other = 0; other < actors.length / STRIDE; other += 1) {
      const from = other * STRIDE;
      if (other === n || actors[from] !== BEGUN) continue;
      if ((at(this.writeSets, actors[from + 3] ?? 0).bits & bits) !== 0) next.actors[from] = LATE;
    }
    return next;
  }

  private numberOf(written: readonly Write[]): number {
    const key = written.map(({ place, values }) => `${place.at}=${values.join()}`).join(';');
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const bits = written.reduce((sum, { place }) => sum | place.bit, 0);
    const number = this.writeSets.push({ written, bits }) - 1;
    this.numbers.set(key, number);
    return number;
  }
}

function replaced(actors: readonly number[], from: number, cells: readonly number[]): number[] {
  const next = [...actors];
  cells.forEach((cell, n) => (next[from + n] = cell));
  return next;
}

const bytes = Buffer.alloc(256);

/** One character a cell; the offset keeps small negative figures within one byte, so that strings stay small. */
function keyOf({ world, actors }: Situation): string {
  let n = 0;
  for (const cell of world) bytes[n++] = cell + 64;
  for (const cell of actors) {
    bytes[n++] = cell & 255;
    bytes[n++] = cell >> 8;
  }
  return bytes.toString('latin1', 0, n);
}
