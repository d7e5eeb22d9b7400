/** How far styles reach into and out of a component, and the prefix of its classes. */
import { readFileSync } from 'node:fs';

import type { Unit } from './collect';
import type { Project } from './project';

const OPTION = /\bstyleIsolation["']?\s*[:=]\s*["']([\w-]+)["']/;
const GLOBAL_CLASS = /\baddGlobalClass["']?\s*[:=]\s*(?:true|!0)/;
/** Isolations whose classes carry no prefix. */
const SHARED = ['shared', 'page-shared'];

/** styleIsolation of the JSON, or else of `options` in the script; pages share the app's styles. */
export function isolationOf(project: Project, { path, isPage, config }: Unit): string {
  if (config.styleIsolation !== undefined) return config.styleIsolation;
  const file = project.locate(`${path}.ts`) ?? project.locate(`${path}.js`);
  const script = file === undefined ? '' : readFileSync(file, 'utf8');
  const option = OPTION.exec(script)?.[1];
  if (option !== undefined) return option;
  if (isPage) return 'shared';
  return config.addGlobalClass === true || GLOBAL_CLASS.test(script) ? 'apply-shared' : 'isolated';
}

export function scopeOf(path: string, isolation: string): string {
  if (SHARED.includes(isolation)) return '';
  return path.replace(/^miniprogram_npm\//, '').replace(/[^\w]+/g, '-');
}
