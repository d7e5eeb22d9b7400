/** Finds every page and component that the mini-program's JSON files reach. */
import { dirname } from 'node:path/posix';

import type { AppConfig, Problem, Subpackage, UnitConfig } from '../model';
import { readJson } from './json';
import { ProblemError } from './problem';
import type { Project } from './project';
import { NO_VARIABLES, type ThemeVariables } from './theme';

export interface Unit {
  readonly path: string;
  readonly isPage: boolean;
  readonly config: UnitConfig;
}

export interface Collected {
  readonly app: AppConfig;
  readonly pages: readonly string[];
  readonly units: readonly Unit[];
  readonly variables: ThemeVariables;
  readonly problems: readonly Problem[];
}

const TAB_BAR_COMPONENT = 'custom-tab-bar/index';

export function collect(project: Project): Collected {
  const appFile = `${project.root}/app.json`;
  const read = readJson(appFile) ?? {};
  if (!Array.isArray(read['pages'])) throw new ProblemError('app.json has no "pages"', appFile, 1);
  const app = read as unknown as AppConfig;
  const pages = [...app.pages, ...subpackagesOf(app).flatMap(pagesOf)];
  const units = new Map<string, Unit>();
  const problems: Problem[] = [];
  const add = (path: string, isPage: boolean): void => {
    if (units.has(path)) return;
    const file = project.locate(`${path}.json`);
    const own = (file === undefined ? {} : readJson(file)) as UnitConfig;
    const resolver = new Resolver(project, path, app, problems);
    const unit = { path, isPage, config: resolver.resolve(own) };
    units.set(path, unit);
    for (const next of resolver.found) add(next, false);
  };
  for (const page of pages) {
    if (project.locate(`${page}.wxml`) === undefined)
      problems.push({ message: `The page ${page} of app.json has no .wxml`, file: appFile });
    else add(page, true);
  }
  if (app.tabBar?.custom === true) add(TAB_BAR_COMPONENT, false);
  return { app, pages, units: [...units.values()], variables: readTheme(project, app), problems };
}

function subpackagesOf(app: AppConfig): readonly Subpackage[] {
  return app.subPackages ?? app.subpackages ?? [];
}

function pagesOf({ root, pages }: Subpackage): string[] {
  return pages.map((page) => `${root.replace(/^\/|\/$/g, '')}/${page}`);
}

function readTheme(project: Project, app: AppConfig): ThemeVariables {
  if (app.themeLocation === undefined) return NO_VARIABLES;
  return { ...NO_VARIABLES, ...readJson(`${project.root}/${app.themeLocation}`) };
}

/** Turns one unit's references into absolute paths and remembers them. */
class Resolver {
  readonly found: string[] = [];

  constructor(
    private readonly project: Project,
    private readonly path: string,
    private readonly app: AppConfig,
    private readonly problems: Problem[],
  ) {}

  resolve(own: UnitConfig): UnitConfig {
    const generics = Object.entries(own.componentGenerics ?? {}).map(([name, value]) => {
      const path = value === true ? undefined : this.find(dirname(this.path), value.default);
      return [name, path === undefined ? true : { default: path }] as const;
    });
    return {
      ...own,
      usingComponents: {
        ...this.findAll('', this.app.usingComponents),
        ...this.findAll(dirname(this.path), own.usingComponents),
      },
      ...(generics.length === 0 ? {} : { componentGenerics: Object.fromEntries(generics) }),
    };
  }

  private findAll(from: string, references: Readonly<Record<string, string>> = {}): Record<string, string> {
    const entries: [string, string][] = [];
    for (const [tag, reference] of Object.entries(references)) {
      const path = this.find(from, reference);
      if (path !== undefined) entries.push([tag, path]);
    }
    return Object.fromEntries(entries);
  }

  private find(from: string, reference: string | undefined): string | undefined {
    if (reference === undefined) return undefined;
    const path = reference.startsWith('plugin')
      ? undefined
      : this.project.resolveComponent(from, reference, this.app.resolveAlias ?? {});
    if (path === undefined) {
      const file = this.project.locate(`${this.path}.json`) ?? this.path;
      this.problems.push({ message: `There is no component "${reference}"`, file });
      return undefined;
    }
    this.found.push(path);
    return `/${path}`;
  }
}
