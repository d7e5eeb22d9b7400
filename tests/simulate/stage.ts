/**
 * Components and pages in jsdom, with a mall that answers as the test says. What a phone adds (sizes, gestures,
 * the real functions) is tests/phone's.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import simulate from 'miniprogram-simulate';

/** Beside the packages, so that what TDesign itself requires is found. */
const CACHE = 'node_modules/.cache';

type Answers = Readonly<Record<string, (input: never) => unknown>>;
type Shown = ReturnType<typeof simulate.render>;
interface Detail {
  readonly [name: string]: unknown;
}

export class Stage {
  private readonly root: string;
  private readonly waiting: (() => void)[] = [];
  private readonly loaded = new Map<string, string>();
  /** By action: answers the data, or throws what the mall or the network would. */
  answers: Answers = {};
  /** Every call of the mall, as "action", with its input. */
  readonly calls: { readonly action: string; readonly input: Detail }[] = [];
  /** Where the person was led, and what was said. */
  readonly went: string[] = [];
  readonly told: string[] = [];
  /** Whether the person agrees when asked. */
  agrees = true;

  constructor() {
    mkdirSync(CACHE, { recursive: true });
    this.root = join(process.cwd(), mkdtempSync(join(CACHE, 'simulate-')));
    execFileSync(process.execPath, ['tests/simulate/scratch.mjs', this.root]);
    Object.assign(globalThis, { Page: asComponent, getApp: () => ({}), getCurrentPages: () => [] });
    Object.assign(wx, this.phone());
  }

  end(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  /** An answer that does not come, until the test is over: a page would ask again in the middle of another. */
  readonly never = (): Promise<never> =>
    new Promise((_resolve, reject) => {
      this.waiting.push(() => reject(new Refused('INTERNAL', '')));
    });

  reset(): void {
    for (const end of this.waiting.splice(0)) end();
    for (const list of [this.calls, this.went, this.told]) list.length = 0;
    this.answers = {};
    this.agrees = true;
  }

  /** What the mall was given with an action, in order. */
  sentTo(action: string): Detail[] {
    return this.calls.filter((one) => one.action === action).map(({ input }) => input);
  }

  component(name: string, properties: Detail = {}): Shown {
    return this.show(`components/${name}/${name}`, properties);
  }

  /** A page that has been opened and has its first answer. */
  async page(name: string, query: Readonly<Record<string, string>> = {}): Promise<Shown> {
    const shown = this.open(name, query);
    await settled();
    return shown;
  }

  /** The same before the answer. */
  open(name: string, query: Readonly<Record<string, string>> = {}): Shown {
    const shown = this.show(`pages/${name}/${name}`, {});
    const page = shown.instance as unknown as { onLoad?(query: object): void; onShow?(): void };
    page.onLoad?.(query);
    page.onShow?.();
    return shown;
  }

  private show(path: string, properties: Detail): Shown {
    const shown = simulate.render(this.loaded.get(path) ?? this.load(path), properties);
    const place = document.createElement('div');
    document.body.append(place);
    shown.attach(place);
    return shown;
  }

  private load(path: string): string {
    // Every load registers anew what the path uses, so its scripts have to run again.
    jest.resetModules();
    const id = simulate.load(join(this.root, path), {
      ...{ rootPath: this.root, compiler: 'official' },
      // All templates are compiled at once, into more text than a child process may write by default.
      compilerOptions: { maxBuffer: 32 * 1024 * 1024 },
    });
    this.loaded.set(path, id);
    return id;
  }

  private phone() {
    const go = ({ url }: { readonly url: string }): Promise<void> => {
      this.went.push(url);
      return Promise.resolve();
    };
    return {
      // Before virtual hosts, which jsdom's components do not have.
      getAppBaseInfo: () => ({ SDKVersion: '2.18.0' }),
      getWindowInfo: () => ({ pixelRatio: 2 }),
      getStorageSync: () => '',
      setStorageSync: () => undefined,
      ...{ navigateTo: go, redirectTo: go, switchTab: go },
      navigateBack: () => go({ url: 'back' }),
      showToast: ({ title }: { readonly title: string }) => Promise.resolve(void this.told.push(title)),
      showModal: ({ content }: { readonly content: string }) => {
        this.told.push(content);
        return Promise.resolve({ confirm: this.agrees });
      },
      requestPayment: () => Promise.resolve({}),
      cloud: { callFunction: ({ data }: { readonly data: Called }) => this.answer(data) },
    };
  }

  private async answer({ action, input }: Called): Promise<{ readonly result: unknown }> {
    this.calls.push({ action, input });
    const answer = this.answers[action];
    if (answer === undefined) throw new Error(`the test has no answer for ${action}`);
    try {
      return { result: { ok: true, data: await Promise.resolve(answer(input as never)) } };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return { result: { ok: false, error: { code: error.code, message: error.message } } };
    }
  }
}

interface Called {
  readonly action: string;
  readonly input: Detail;
}

/** What the mall refuses. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    sentence: string,
  ) {
    super(sentence);
  }
}

/** Until everything that waits for nothing but answers has happened. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await simulate.sleep(0);
}

/** What a person reads, without the space between. */
export const textOf = (shown: Shown): string => (shown.dom?.textContent ?? '').replace(/\s+/g, '');

/** Taps the innermost element that shows the text. */
export async function tap(shown: Shown, text: string): Promise<void> {
  const found = elementsOf(shown).filter((one) => one.textContent.includes(text));
  await touch(found.at(-1), text);
}

/** Taps what has this class, for what shows no text; `at` counts from the top. */
export async function tapClass(shown: Shown, name: string, at = 0): Promise<void> {
  const found = elementsOf(shown).filter((one) => classesOf(one).some((full) => full.endsWith(`--${name}`)));
  await touch(found[at], name);
}

/** How many elements have this class. */
export const countOf = (shown: Shown, name: string): number =>
  elementsOf(shown).filter((one) => classesOf(one).some((full) => full.endsWith(`--${name}`))).length;

/** What a person types, or a component tells, to the page's own handler; `dataset` is that of what tells it. */
export async function tell(
  shown: Shown,
  handler: string,
  detail: Detail,
  dataset: object = {},
): Promise<void> {
  const event = { detail, currentTarget: { dataset } };
  (shown.instance as unknown as Record<string, (told: typeof event) => void>)[handler]?.(event);
  await settled();
}

const elementsOf = (shown: Shown): Element[] => [...(shown.dom?.querySelectorAll('*') ?? [])];
const classesOf = (one: Element): string[] => (one.getAttribute('class') ?? '').split(/\s+/);

async function touch(element: Element | undefined, what: string): Promise<void> {
  if (element === undefined) throw new Error(`nothing shows ${what}`);
  const finger = [{ pageX: 1, pageY: 1 }];
  for (const [name, touches] of [
    ['touchstart', finger],
    ['touchend', []],
  ] as const)
    element.dispatchEvent(
      Object.assign(new Event(name, { bubbles: true }), { touches, changedTouches: finger }),
    );
  await settled();
}

/** A page is a component whose functions are its methods. */
function asComponent({ data, ...rest }: { readonly data: object } & Readonly<Record<string, unknown>>): void {
  const methods = Object.fromEntries(Object.entries(rest).filter(([, value]) => typeof value === 'function'));
  Component({ data, methods: methods as Record<string, () => void> });
}
