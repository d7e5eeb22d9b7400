/** Page, Component, Behavior and App as the mini-program's scripts call them. */

import type * as glassEasel from 'glass-easel';

import { reportError, unsupported } from './report';
import { mainSpace } from './space';
import type { Options } from './types';

type Definition = Record<string, unknown>;
interface NamedBehavior {
  /** The behaviour behind the adapter's. */
  readonly _$: glassEasel.GeneralBehavior;
}

/** WeChat's own behaviours; the properties are those that a form reads. */
const NAMED_BEHAVIORS: Readonly<Record<string, Definition>> = {
  'wx://form-field': {
    properties: { name: { type: String, value: '' }, value: { type: null, value: null } },
  },
  'wx://form-field-group': {},
  'wx://form-field-button': {},
  'wx://component-export': {},
  'wx://proxy-scroll-view': {},
};

const scripts = new Map<string, (() => unknown) | undefined>();
const named = new Map<string, NamedBehavior>();
const defined = new Set<string>();
let currentPath = '';
let appOptions: Options = {};

/** Called by the bundle once for each unit; `load` runs its script. */
export function script(path: string, load: (() => unknown) | undefined): void {
  scripts.set(path, load);
}

/** Runs a unit's script, which defines it; a unit without one gets an empty definition. */
export function define(path: string): void {
  if (defined.has(path)) return;
  defined.add(path);
  const before = currentPath;
  currentPath = path;
  try {
    const space = mainSpace().getComponentSpace();
    scripts.get(path)?.();
    if (space.getComponentByUrlWithoutDefault(path, '') === null)
      mainSpace().component(path).definition({}).register();
  } catch (error) {
    reportError(error);
    mainSpace().component(path).definition({}).register();
  } finally {
    currentPath = before;
  }
}

/** Whether a form reads this component's `name` and `value` (behaviors: ['wx://form-field']). */
export function isFormField(component: glassEasel.GeneralComponent): boolean {
  const behavior = named.get('wx://form-field');
  return behavior !== undefined && component.hasBehavior(behavior._$);
}

/** Runs app.ts. @returns what it gave to App() */
export function defineApp(): Options {
  try {
    scripts.get('app')?.();
  } catch (error) {
    reportError(error);
  }
  return appOptions;
}

export const constructors = {
  App: (options: Options = {}): void => {
    appOptions = options;
  },
  Page: (definition: Definition = {}): void => {
    mainSpace()
      .component(currentPath)
      .pageDefinition(prepared(definition) as never)
      .register();
  },
  Component: (definition?: Definition): unknown => {
    if (definition === undefined) return mainSpace().component(currentPath);
    mainSpace().component(currentPath).definition(prepared(definition)).register();
    return undefined;
  },
  Behavior: (definition?: Definition): unknown => {
    if (definition === undefined) return mainSpace().behavior();
    return mainSpace().behavior().definition(prepared(definition)).register();
  },
};

/** Behaviours by name become objects, relations by path absolute, undefined members disappear. */
function prepared(definition: Definition): Definition {
  const { behaviors, relations, properties, ...rest } = definition;
  const own = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return {
    ...own,
    ...(Array.isArray(behaviors) ? { behaviors: behaviors.flatMap(behaviorOf) } : {}),
    ...(isRecord(relations) ? { relations } : {}),
    ...(isRecord(properties) ? { properties: mapValues(properties, propertyOf) } : {}),
  };
}

function behaviorOf(behavior: unknown): unknown[] {
  if (typeof behavior !== 'string') return behavior === undefined ? [] : [behavior];
  const known = named.get(behavior);
  if (known !== undefined) return [known];
  const definition = NAMED_BEHAVIORS[behavior];
  if (definition === undefined) unsupported(`behaviors: ${behavior}`);
  const made = mainSpace()
    .behavior()
    .definition(definition ?? {})
    .register();
  named.set(behavior, made as unknown as NamedBehavior);
  return [made];
}

/** `null` stands for any type. */
function propertyOf(property: unknown): unknown {
  return property === null || property === undefined ? { type: null } : property;
}

function mapValues(record: Definition, change: (value: unknown) => unknown): Definition {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

function isRecord(value: unknown): value is Definition {
  return typeof value === 'object' && value !== null;
}
