/** Reads the names of components out of templates. */
import type { UnitConfig } from '../model';

/** The files in which something is used, by its name. */
export type Uses = ReadonlyMap<string, ReadonlySet<string>>;

const COMMENT = /<!--[^]*?-->/g;
const INLINE_SCRIPT = /<wxs\b[^>]*>[^]*?<\/wxs>/g;
const TAG = /<([a-z][\w-]*)/g;
/** Parts of the template language itself. */
const LANGUAGE = new Set(['block', 'template', 'import', 'include', 'wxs', 'slot']);
/** @param own tags of the mini-program's components */
export function tagsIn(sources: ReadonlyMap<string, string>, own: ReadonlySet<string>): Uses {
  const uses = new Map<string, Set<string>>();
  for (const [file, source] of sources)
    for (const [, tag = ''] of source.replace(COMMENT, '').replace(INLINE_SCRIPT, '').matchAll(TAG))
      if (!LANGUAGE.has(tag) && !own.has(tag)) uses.set(tag, (uses.get(tag) ?? new Set()).add(file));
  return uses;
}

/** Tags that the units explain themselves: their components, and those that they leave open. */
export function ownTags(configs: readonly TagConfig[]): ReadonlySet<string> {
  return new Set(
    configs.flatMap(({ usingComponents = {}, componentGenerics = {} }) => [
      ...Object.keys(usingComponents),
      ...Object.keys(componentGenerics),
    ]),
  );
}

type TagConfig = Pick<UnitConfig, 'usingComponents' | 'componentGenerics'>;
