/**
 * A mini-program's folder: where its files are. Inside the phone a file is named by its path from the
 * root ("pages/a/a", "miniprogram_npm/lib/x"); a package that was not built into miniprogram_npm yet
 * is taken from node_modules, packed as WeChat's tools do it (`miniprogram` of its package.json).
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

import { readJson } from './json';
import { ProblemError } from './problem';

const NPM = 'miniprogram_npm';
const NPM_PATH = /^miniprogram_npm\/((?:@[^/]+\/)?[^/]+)\/?(.*)$/;

export interface Project {
  /** The folder with app.json. */
  readonly root: string;
  readonly name: string;
  /** The real file of a path from the root, with its ending; undefined where there is none. */
  locate(path: string): string | undefined;
  /** The path from the root of a real file, the other way round. */
  pathOf(file: string): string;
  /** What a reference to a component means from inside a folder: a path without ending. */
  resolveComponent(fromFolder: string, reference: string, aliases: Aliases): string | undefined;
}

export type Aliases = Readonly<Record<string, string>>;

/** @param folder with app.json or with project.config.json that names the folder of app.json */
export function openProject(folder: string): Project {
  const start = resolve(folder);
  const settings = readJson(join(start, 'project.config.json'));
  const inner = typeof settings?.['miniprogramRoot'] === 'string' ? settings['miniprogramRoot'] : '.';
  const root = existsSync(join(start, inner, 'app.json')) ? join(start, inner) : start;
  if (!existsSync(join(root, 'app.json')))
    throw new ProblemError(`There is no app.json in ${root}`, join(root, 'app.json'));
  const name = typeof settings?.['projectname'] === 'string' ? settings['projectname'] : '';
  const packages = new Map<string, string>();

  const locate = (path: string): string | undefined => {
    const plain = join(root, path);
    if (isFile(plain)) return plain;
    const [, name = '', rest = ''] = NPM_PATH.exec(path) ?? [];
    if (name === '') return undefined;
    const packed = packages.get(name) ?? packedFolder(root, name);
    if (packed === undefined) return undefined;
    packages.set(name, packed);
    const file = join(packed, rest);
    return isFile(file) ? file : undefined;
  };

  const pathOf = (file: string): string => {
    for (const [name, packed] of packages)
      if (file.startsWith(packed + sep)) return [NPM, name, ...relative(packed, file).split(sep)].join('/');
    return relative(root, file).split(sep).join('/');
  };

  const unitAt = (path: string): string | undefined =>
    [path, `${path}/index`].find((candidate) => locate(`${candidate}.json`) ?? locate(`${candidate}.wxml`));

  const resolveComponent = (from: string, reference: string, aliases: Aliases): string | undefined => {
    const aliased = applyAlias(reference, aliases);
    if (aliased.startsWith('/')) return unitAt(normalize(aliased));
    const near = unitAt(normalize(`${from}/${aliased}`));
    if (near !== undefined || aliased.startsWith('.')) return near;
    for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')))) {
      const found = unitAt(normalize(`${folder}/${NPM}/${aliased}`));
      if (found !== undefined || folder === '') return found;
    }
  };
  return { root, name, locate, pathOf, resolveComponent };
}

/** The path without "." and "..", and without a slash in front. */
export function normalize(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** resolveAlias of app.json: {"~/*": "/*"}. */
export function applyAlias(reference: string, aliases: Aliases): string {
  for (const [pattern, target] of Object.entries(aliases)) {
    const head = pattern.replace(/\*$/, '');
    if (pattern.endsWith('*') ? reference.startsWith(head) : reference === pattern)
      return target.replace(/\*$/, '') + reference.slice(head.length);
  }
  return reference;
}

function packedFolder(root: string, name: string): string | undefined {
  for (let folder = root; ; folder = dirname(folder)) {
    const found = join(folder, 'node_modules', name);
    if (existsSync(join(found, 'package.json'))) {
      const { miniprogram } = JSON.parse(readFileSync(join(found, 'package.json'), 'utf8')) as {
        miniprogram?: string;
      };
      const inside = join(found, miniprogram ?? 'miniprogram_dist');
      return existsSync(inside) ? inside : found;
    }
    if (folder === dirname(folder)) return undefined;
  }
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}
