/** One build of a mini-program: everything that the browser needs, or what is wrong with it. */
import type { AppModel, Problem, UnitConfig, UnitModel } from '../model';
import { collect, type Collected } from './collect';
import { isolationOf, scopeOf } from './isolation';
import { problemOf } from './problem';
import type { Project } from './project';
import { createScriptCompiler } from './scripts';
import { ownTags, tagsIn } from './tags';
import { themed } from './theme';
import { compileStyle } from './wxss';
import { compileTemplates } from './wxml';

export interface Build {
  /** The script that defines the whole mini-program, after the runtime was loaded. */
  readonly code: string;
  /** The source map of the code, '' where it could not be built. */
  readonly map: string;
  readonly problems: readonly Problem[];
  readonly milliseconds: number;
}

export interface Builder {
  /** Never throws: what is wrong is in the problems. */
  build(): Promise<Build>;
  close(): Promise<void>;
}

export function createBuilder(project: Project): Builder {
  const scripts = createScriptCompiler(project);
  const build = async (): Promise<Omit<Build, 'milliseconds'>> => {
    const collected = collect(project);
    const paths = collected.units.map(({ path }) => path);
    const { code, map, problems } = await scripts.compile(
      ['app', ...paths],
      collected.app.resolveAlias ?? {},
    );
    const templates = compileTemplates(project, paths);
    const tags = tagsIn(templates.sources, ownTags(collected.units.map(({ config }) => config)));
    const model = modelOf(project, collected, [...tags.keys()]);
    const all = [...collected.problems, ...templates.problems, ...problems];
    // Without its scripts nothing of it would work, and each miss would be told again.
    if (problems.length > 0) return { code: '', map: '', problems: all };
    // Behind the scripts, so that no line of the source map is moved.
    const tail = `__phone.start(${JSON.stringify(model)}, ${templates.expression});`;
    return { code: `${code}\n${tail}\n`, map, problems: all };
  };
  return {
    build: async () => {
      const started = performance.now();
      const elapsed = (): number => Math.round(performance.now() - started);
      try {
        const built = await build();
        return { ...built, milliseconds: elapsed() };
      } catch (error) {
        return { code: '', map: '', problems: [problemOf(error)], milliseconds: elapsed() };
      }
    },
    close: () => scripts.close(),
  };
}

function modelOf(
  project: Project,
  { app, pages, units, variables }: Collected,
  tags: readonly string[],
): AppModel {
  const models: UnitModel[] = [];
  const styles: Record<'component' | 'page', string[]> = { component: [], page: [] };
  for (const unit of units) {
    const isolation = isolationOf(project, unit);
    const scope = scopeOf(unit.path, isolation);
    const config = { ...unit.config, styleIsolation: isolation } as UnitConfig;
    models.push({ path: unit.path, isPage: unit.isPage, config: themed(config, variables), scope });
    const owner = unit.isPage ? { scope, page: unit.path } : { scope };
    styles[unit.isPage ? 'page' : 'component'].push(compileStyle(project, unit.path, owner));
  }
  const appStyle = compileStyle(project, 'app', { scope: '' });
  const own = [...styles.component, appStyle, ...styles.page].filter((style) => style !== '');
  return { name: project.name, pages, config: themed(app, variables), units: models, styles: own, tags };
}
