/**
 * The scripts of the mini-program as one bundle that runs a file only when its page or component is
 * first defined. Pages find no window or document, as on a phone.
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { context, type BuildContext, type Message, type Plugin } from 'esbuild';

import type { Problem } from '../model';
import { applyAlias, type Aliases, type Project } from './project';

const ENTRY = 'phone:scripts';
const ENDINGS = ['.ts', '.js'];
const CANDIDATES = [...ENDINGS, '/index.ts', '/index.js'];
/** What a mini-program's script does not see on a phone. */
const ABSENT = [
  'window',
  'document',
  'localStorage',
  'sessionStorage',
  'navigator',
  'location',
  'fetch',
].concat(['XMLHttpRequest', 'WebSocket', 'Image', 'alert', 'indexedDB', 'history']);

export interface CompiledScripts {
  readonly code: string;
  readonly map: string;
  readonly problems: readonly Problem[];
}

export interface ScriptCompiler {
  /** @param paths of the units and "app", without ending */
  compile(paths: readonly string[], aliases: Aliases): Promise<CompiledScripts>;
  close(): Promise<void>;
}

export function createScriptCompiler(project: Project): ScriptCompiler {
  let entry = '';
  let aliases: Aliases = {};
  let building: Promise<BuildContext> | undefined;
  const plugin = createPlugin(project, () => ({ entry, aliases }));
  return {
    compile: async (paths, newAliases) => {
      entry = paths.map((path) => registration(project, path)).join('\n');
      aliases = newAliases;
      building ??= createContext(project, plugin);
      try {
        const { outputFiles = [] } = await (await building).rebuild();
        const text = (ending: string): string =>
          outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
        return { code: text('.js'), map: text('.map'), problems: [] };
      } catch (error) {
        return {
          code: '',
          map: '',
          problems: messagesOf(error).map((message) => problemOf(project, message)),
        };
      }
    },
    close: async () => (await building)?.dispose(),
  };
}

function createContext(project: Project, plugin: Plugin): Promise<BuildContext> {
  return context({
    entryPoints: [ENTRY],
    outfile: 'app.js',
    absWorkingDir: project.root,
    bundle: true,
    write: false,
    sourcemap: 'external',
    sourcesContent: true,
    format: 'iife',
    target: 'es2022',
    mainFields: ['miniprogram', 'module', 'main'],
    define: {
      ...Object.fromEntries(ABSENT.map((name) => [name, 'undefined'])),
      'process.env.NODE_ENV': '"development"',
    },
    // A mini-program's tsconfig.json is for its editor: paths and JSX of it are not its build.
    tsconfigRaw: {},
    logLevel: 'silent',
    plugins: [plugin],
  });
}

function registration(project: Project, path: string): string {
  const file = ENDINGS.map((ending) => project.locate(path + ending)).find((found) => found !== undefined);
  const load = file === undefined ? 'undefined' : `() => require(${JSON.stringify(file)})`;
  return `__phone.script(${JSON.stringify(path)}, ${load});`;
}

function createPlugin(project: Project, now: () => { entry: string; aliases: Aliases }): Plugin {
  return {
    name: 'mini-program',
    setup: (build) => {
      build.onResolve({ filter: /^phone:/ }, ({ path }) => ({ path, namespace: 'phone' }));
      build.onLoad({ filter: /.*/, namespace: 'phone' }, () => ({
        contents: now().entry,
        loader: 'js',
        resolveDir: project.root,
      }));
      build.onResolve({ filter: /^[^.]/ }, ({ path, resolveDir, namespace }) => {
        if (namespace === 'phone') return undefined;
        const reference = applyAlias(path, now().aliases);
        const found = reference.startsWith('/')
          ? existing(join(project.root, reference))
          : (existing(join(resolveDir, reference)) ??
            packaged(project.root, resolveDir, reference) ??
            unbuilt(project, reference));
        return found === undefined ? undefined : { path: found };
      });
    },
  };
}

/** The nearest miniprogram_npm above the file that holds the reference. */
function packaged(root: string, from: string, reference: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = existing(join(folder, 'miniprogram_npm', reference));
    if (found !== undefined || folder === root || folder === dirname(folder)) return found;
  }
}

/** A file of a package that was not built into miniprogram_npm; its entry is left to esbuild. */
function unbuilt(project: Project, reference: string): string | undefined {
  if (!reference.includes('/')) return undefined;
  const paths = CANDIDATES.map((ending) => project.locate(`miniprogram_npm/${reference}${ending}`));
  return paths.find((found) => found !== undefined);
}

function existing(path: string): string | undefined {
  if (/\.(js|ts|json)$/.test(path) && existsSync(path)) return path;
  return CANDIDATES.map((ending) => path + ending).find((candidate) => existsSync(candidate));
}

function messagesOf(error: unknown): readonly Message[] {
  const { errors } = error as { errors?: readonly Message[] };
  if (errors === undefined) throw error;
  return errors;
}

function problemOf(project: Project, { text, location }: Message): Problem {
  if (location === null) return { message: text };
  const { file, line, column } = location;
  return { message: text, file: join(project.root, file), line, column: column + 1 };
}
