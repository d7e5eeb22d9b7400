/** How often something is tried again, how long one waits between, and when it is given up. */
import { retry, type Waiting } from './retry';

const POLICY = { attempts: 60, firstDelayMs: 4, longestDelayMs: 250, patienceMs: 8_000 };

/** Time that only this test moves: every attempt takes so long, and every sleep as long as it says. */
class SlowWorld implements Waiting {
  now = 0;
  readonly sleeps: number[] = [];
  attempts = 0;

  constructor(private readonly attemptMs: number) {}

  random = (): number => 0.5;
  elapsedMs = (): number => this.now;
  sleep = (ms: number): Promise<void> => {
    this.sleeps.push(ms);
    this.now += ms;
    return Promise.resolve();
  };

  run(succeedsAt = Infinity, mayRetry = true): Promise<string> {
    return retry(
      POLICY,
      this,
      () => mayRetry,
      (attempt) => {
        this.attempts = attempt;
        this.now += this.attemptMs;
        return attempt >= succeedsAt ? Promise.resolve('done') : Promise.reject(new Error('met'));
      },
    );
  }
}

test('waits twice as long each time, up to the longest delay', async () => {
  const world = new SlowWorld(0);
  expect(await world.run(9)).toBe('done');
  expect(world.sleeps).toEqual([2, 4, 8, 16, 32, 64, 125, 125]);
});

test('where an attempt takes long, whoever comes again waits as long as it took', async () => {
  const world = new SlowWorld(1_000);
  expect(await world.run(3)).toBe('done');
  expect(world.sleeps).toEqual([500, 500]);
});

test('gives up when the attempts are used up', async () => {
  const world = new SlowWorld(0);
  await expect(world.run()).rejects.toThrow('met');
  expect(world.attempts).toBe(60);
});

test('begins nothing more when the patience is used up', async () => {
  const world = new SlowWorld(1_000);
  await expect(world.run()).rejects.toThrow('met');
  expect(world.attempts).toBe(6);
  expect(world.now).toBe(6 * 1_000 + 5 * 500);
});

test('what may not be tried again is not', async () => {
  const world = new SlowWorld(0);
  await expect(world.run(2, false)).rejects.toThrow('met');
  expect(world.attempts).toBe(1);
});

test('without a measure of time only the attempts count', async () => {
  let attempts = 0;
  const timeless = { random: () => 0.5, sleep: () => Promise.resolve() };
  const always = (): boolean => true;
  const work = (): Promise<void> => {
    attempts += 1;
    return Promise.reject(new Error('met'));
  };
  await expect(retry(POLICY, timeless, always, work)).rejects.toThrow('met');
  expect(attempts).toBe(60);
});
