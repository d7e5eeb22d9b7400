/** Lists what a mini-program uses of WeChat's components, calls and JSON options, and which of it the phone lacks. */
import { collect } from '../compiler/collect';
import { readJson } from '../compiler/json';
import { openProject, type Project } from '../compiler/project';
import { ownTags, tagsIn, type Uses } from '../compiler/tags';
import { compileTemplates } from '../compiler/wxml';
import { FOLLOWED, WITHOUT_EFFECT } from './json-options';
import { callsIn, scriptsOf } from './scan';
import supported from './supported.json';

export interface Inventory {
  /** Files by what is used in them: tags, names of calls such as "cloud.callFunction", JSON options. */
  readonly tags: Uses;
  readonly calls: Uses;
  readonly options: Uses;
  /** What the phone lacks, worded: "<camera>", "wx.openBluetoothAdapter", "plugins in app.json". */
  readonly lacks: Uses;
}

/** @param root the mini-program's folder; rejects where it cannot be read as one */
export async function takeInventory(root: string): Promise<Inventory> {
  const project = openProject(root);
  const collected = collect(project);
  const { sources } = compileTemplates(
    project,
    collected.units.map(({ path }) => path),
  );
  const tags = tagsIn(sources, ownTags(collected.units.map(({ config }) => config)));
  const calls = callsIn(await scriptsOf(project, collected));
  const options = optionsOf(project, ['app', ...collected.units.map(({ path }) => path)]);
  return { tags, calls, options, lacks: lacksOf(tags, calls, options) };
}

/** The inventory for people. */
export function describeInventory({ tags, calls, options, lacks }: Inventory): string {
  return [
    section('Components', tags),
    section('Calls of wx', calls),
    section('JSON options', options),
    section('The phone lacks', lacks, true),
  ].join('\n\n');
}

function section(title: string, uses: Uses, withFiles = false): string {
  const rows = [...uses].sort(([a], [b]) => a.localeCompare(b));
  if (rows.length === 0) return `${title}: nothing`;
  if (withFiles)
    return [`${title}:`, ...rows.map(([name, files]) => `  ${name}  (${[...files].join(', ')})`)].join('\n');
  return `${title} (${rows.length}): ${rows.map(([name, files]) => `${name} ×${files.size}`).join(', ')}`;
}

function optionsOf(project: Project, paths: readonly string[]): Uses {
  const uses = new Map<string, Set<string>>();
  for (const path of paths) {
    const file = project.locate(`${path}.json`);
    for (const option of Object.keys(file === undefined ? {} : (readJson(file) ?? {})))
      uses.set(option, (uses.get(option) ?? new Set()).add(`${path}.json`));
  }
  return uses;
}

function lacksOf(tags: Uses, calls: Uses, options: Uses): Uses {
  const shown = new Set(supported.builtins.filter((tag) => !supported.missingBuiltins.includes(tag)));
  const lacks = new Map<string, ReadonlySet<string>>();
  for (const [tag, files] of tags) if (!shown.has(tag)) lacks.set(`<${tag}>`, files);
  for (const [call, files] of calls) if (!supported.calls.includes(call)) lacks.set(`wx.${call}`, files);
  for (const [option, files] of options)
    if (!FOLLOWED.has(option) && !WITHOUT_EFFECT.has(option)) lacks.set(`the JSON option ${option}`, files);
  return lacks;
}
