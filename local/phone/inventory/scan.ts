/** Reads the names of calls out of scripts. */
import type { Collected } from '../compiler/collect';
import type { Project } from '../compiler/project';
import { createScriptCompiler } from '../compiler/scripts';
import type { Uses } from '../compiler/tags';

const SCRIPT_COMMENT = /\/\*[^]*?\*\/|(?<![:'"`\\])\/\/[^\n]*/g;
const CALL = /(?<![\w.$])wx\s*\??\.\s*(cloud\??\.\w+|\w+)/g;
/** Fields of wx.cloud's own objects and names that are no calls. */
const NO_CALL = new Set(['cloud', 'env']);

export function callsIn(scripts: ReadonlyMap<string, string>): Uses {
  const uses = new Map<string, Set<string>>();
  for (const [file, source] of scripts)
    for (const [, name = ''] of source.replace(SCRIPT_COMMENT, '').matchAll(CALL)) {
      const call = name.replace('?', '');
      if (!NO_CALL.has(call)) uses.set(call, (uses.get(call) ?? new Set()).add(file));
    }
  return uses;
}

/** Every script that the mini-program's bundle holds, packages included; rejects where it cannot be built. */
export async function scriptsOf(
  project: Project,
  { app, units }: Collected,
): Promise<ReadonlyMap<string, string>> {
  const compiler = createScriptCompiler(project);
  const { map, problems } = await compiler.compile(
    ['app', ...units.map(({ path }) => path)],
    app.resolveAlias ?? {},
  );
  await compiler.close();
  const [problem] = problems;
  if (problem !== undefined) throw new Error(`${problem.file ?? ''}:${problem.line ?? 0} ${problem.message}`);
  const { sources, sourcesContent } = JSON.parse(map) as { sources: string[]; sourcesContent: string[] };
  return new Map(sources.map((source, index) => [source, sourcesContent[index] ?? '']));
}
