/** The phone's own browser code, bundled when the phone starts; the mini-program's bundle comes beside it. */
import { join } from 'node:path';

import { build, type Plugin } from 'esbuild';
import { TmplGroup } from 'glass-easel-template-compiler';

import { TEMPLATE_SOURCES } from '../browser/builtins/templates';

/** Programs run from the project's folder. */
const FOLDER = join(process.cwd(), 'local', 'phone', 'browser');

/** @param entry a file of the browser's folder, such as runtime/main.ts */
export async function bundleForBrowser(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(FOLDER, entry)],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    loader: { '.css': 'text' },
    minifySyntax: true,
    // glass-easel checks more and warns more in development; the phone reports what matters itself.
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
    plugins: [builtinTemplates],
  });
  return outputFiles[0]?.text ?? '';
}

const builtinTemplates: Plugin = {
  name: 'builtin-templates',
  setup: (setup) => {
    setup.onResolve({ filter: /^phone:templates$/ }, ({ path }) => ({ path, namespace: 'templates' }));
    setup.onLoad({ filter: /.*/, namespace: 'templates' }, () => ({ contents: compile(), loader: 'js' }));
  },
};

function compile(): string {
  const group = new TmplGroup();
  for (const [name, source] of Object.entries(TEMPLATE_SOURCES)) group.addTmpl(name, source);
  const groups = group.getTmplGenObjectGroups();
  group.free();
  return `const groupList = ${groups};
export const templates = Object.fromEntries(
  Object.entries(groupList).map(([name, content]) => [name, { groupList, content }]),
);`;
}
