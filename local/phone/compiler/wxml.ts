/** Templates and WXS of all units, compiled together by glass-easel's template compiler. */
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path/posix';

import { TmplGroup } from 'glass-easel-template-compiler';

import type { Problem } from '../model';
import { normalize, type Project } from './project';
import { wxsRequires, wxsToScript } from './wxs';

/** The runtime's hooks for WXS functions that handle events and changes (browser/runtime/wxs.ts). */
const WXS_HOOKS = ';Q.A=globalThis.__wxs.changeFilter;Q.C=globalThis.__wxs.eventWrapper;';
/** Warnings of the compiler that WeChat's tools refuse: a missing end tag, an end tag without a start. */
const REFUSED_WARNINGS = [65543, 65567];

interface TemplateParseError {
  readonly isError: boolean;
  readonly code: number;
  readonly message: string;
  readonly startLine: number;
  readonly startColumn: number;
}

export interface CompiledTemplates {
  /** A JavaScript expression: an object of generators by path without ending. */
  readonly expression: string;
  /** Every template that was read: its text by its path with ending. */
  readonly sources: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

/** @param paths of the units, without ending */
export function compileTemplates(project: Project, paths: readonly string[]): CompiledTemplates {
  const group = new TmplGroup();
  group.setExtraRuntimeScript(WXS_HOOKS);
  const reader = new TemplateReader(project, group);
  for (const path of paths) reader.addTemplate(path);
  const expression = group.getTmplGenObjectGroups();
  group.free();
  return { expression, sources: reader.sources, problems: reader.problems };
}

class TemplateReader {
  readonly problems: Problem[] = [];
  readonly sources = new Map<string, string>();
  private readonly templates = new Set<string>();
  private readonly scripts = new Set<string>();

  constructor(
    private readonly project: Project,
    private readonly group: TmplGroup,
  ) {}

  addTemplate(path: string, from = path): void {
    if (this.templates.has(path)) return;
    this.templates.add(path);
    const file = this.project.locate(`${path}.wxml`);
    if (file === undefined) {
      this.problems.push({ message: `There is no ${path}.wxml`, file: `${from}.wxml` });
      return;
    }
    const text = readFileSync(file, 'utf8');
    this.sources.set(`${path}.wxml`, text);
    const found = this.group.addTmpl(path, text) as TemplateParseError[];
    for (const error of found)
      if (error.isError || REFUSED_WARNINGS.includes(error.code))
        this.problems.push(problemOfTemplate(error, file));
    for (const name of this.group.getInlineScriptModuleNames(path) as string[]) {
      const source = this.group.getInlineScript(path, name);
      for (const required of wxsRequires(source)) this.addScript(this.relative(path, required), path);
      this.group.setInlineScript(path, name, wxsToScript(source));
    }
    for (const script of this.group.getScriptDependencies(path) as string[]) this.addScript(script, path);
    for (const next of this.group.getDirectDependencies(path) as string[]) this.addTemplate(next, path);
  }

  private addScript(path: string, from: string): void {
    const plain = path.replace(/\.wxs$/, '');
    if (this.scripts.has(plain)) return;
    this.scripts.add(plain);
    const file = this.project.locate(`${plain}.wxs`);
    if (file === undefined) {
      this.problems.push({ message: `There is no ${plain}.wxs`, file: `${from}.wxml` });
      return;
    }
    const source = readFileSync(file, 'utf8');
    for (const required of wxsRequires(source)) this.addScript(this.relative(plain, required), plain);
    this.group.addScript(plain, wxsToScript(source));
  }

  private relative(path: string, reference: string): string {
    return normalize(reference.startsWith('/') ? reference : `${dirname(path)}/${reference}`);
  }
}

function problemOfTemplate(error: TemplateParseError, file: string): Problem {
  return { message: error.message, file, line: error.startLine + 1, column: error.startColumn + 1 };
}
