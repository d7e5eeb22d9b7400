/** The mini-program's code space: its components as glass-easel knows them. */
import * as glassEasel from 'glass-easel';
import { MiniProgramEnv, type CodeSpace } from 'glass-easel-miniprogram-adapter';

import type { AppModel, Theme, UnitModel } from '../../model';
import { backend } from './backend';
import { readyBehavior } from './ready';

glassEasel.globalOptions.writeIdToDOM = true;
// A property may be named like a field of a node, such as `dataset`.
glassEasel.globalOptions.writeFieldsToNode = false;

const env = new MiniProgramEnv();
const associated = env.associateBackend(backend);
/** Where the built-in components are defined, before the mini-program's own. */
export const builtinSpace: glassEasel.ComponentSpace = env.getGlobalCodeSpace().getComponentSpace();

const builtins = new Map<string, glassEasel.GeneralComponentDefinition>();
let main: CodeSpace | undefined;
const unitsByPath = new Map<string, UnitModel>();

/** Makes a component known by its tag to all of the mini-program; before the mini-program starts. */
export function registerBuiltin(tag: string, definition: glassEasel.GeneralComponentDefinition): void {
  builtins.set(tag, definition);
}

export type Templates = Readonly<Record<string, glassEasel.template.ComponentTemplate['content']>>;

export function createMainSpace(model: AppModel, templates: Templates): CodeSpace {
  const space = env.createCodeSpace('main', true);
  space.setOverallBehavior(readyBehavior(space.getComponentSpace()));
  for (const [tag, definition] of builtins)
    space.getComponentSpace().setGlobalUsingComponent(tag, definition);
  for (const unit of model.units) {
    unitsByPath.set(unit.path, unit);
    const content = templates[unit.path];
    if (content !== undefined)
      space.addCompiledTemplate(unit.path, {
        groupList: templates,
        content,
        // `bindtap` without a colon.
        fallbackListenerOnNativeNode: true,
      });
    space.addStyleSheet(unit.path, undefined, unit.scope === '' ? undefined : unit.scope);
    space.addComponentStaticConfig(unit.path, unit.config.light as never);
  }
  main = space;
  return space;
}

export function mainSpace(): CodeSpace {
  if (main === undefined) throw new Error('The mini-program has not started');
  return main;
}

export function unitAt(path: string): UnitModel | undefined {
  return unitsByPath.get(path);
}

export function configOf(path: string, theme: Theme): UnitModel['config'][Theme] {
  return unitsByPath.get(path)?.config[theme] ?? {};
}

/** Creates a page or the custom tab bar; nothing is attached yet. */
export function createRoot(tag: string, path: string): ReturnType<typeof associated.createRoot> {
  return associated.createRoot(tag, mainSpace(), path);
}
