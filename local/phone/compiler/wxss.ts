/** Style sheets: imports in place, WeChat's units, selectors of the phone, dark mode by the phone's theme. */
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path/posix';

import postcss, { CssSyntaxError, type AtRule, type ChildNode, type Container, type Root } from 'postcss';

import { ProblemError } from './problem';
import { normalize, type Project } from './project';
import { localiseFont, localiseIcon } from './tdesign-icons';
import { convertSelector, type StyleOwner } from './selectors';
import { convertUnits } from './units';

const IMPORT = /^(?:url\()?\s*['"]?([^'")]+)['"]?\s*\)?/;
const THEME_QUERY = /^\(\s*prefers-color-scheme\s*:\s*(dark|light)\s*\)$/;

/** @param path of the style sheet without ending; '' where there is none */
export function compileStyle(project: Project, path: string, owner: StyleOwner): string {
  const file = project.locate(`${path}.wxss`);
  if (file === undefined) return '';
  const root = read(project, `${path}.wxss`, file, new Set());
  convert(root, owner, '');
  return root.toString();
}

function read(project: Project, path: string, file: string, seen: Set<string>): Root {
  seen.add(path);
  const root = parse(file);
  root.walkAtRules('import', (rule) => {
    const reference = IMPORT.exec(rule.params)?.[1]?.trim() ?? '';
    if (/^https?:/.test(reference)) return;
    const target = normalize(reference.startsWith('/') ? reference : `${dirname(path)}/${reference}`);
    if (seen.has(target)) {
      rule.remove();
      return;
    }
    const found = project.locate(target);
    if (found === undefined)
      throw new ProblemError(`There is no ${reference}`, file, rule.source?.start?.line);
    rule.replaceWith(read(project, target, found, seen).nodes);
  });
  return root;
}

function parse(file: string): Root {
  try {
    return postcss.parse(readFileSync(file, 'utf8'), { from: file });
  } catch (error) {
    if (error instanceof CssSyntaxError) throw new ProblemError(error.reason, file, error.line, error.column);
    throw error;
  }
}

function convert(container: Container, owner: StyleOwner, context: string): void {
  container.each((node: ChildNode) => {
    if (node.type === 'decl') node.value = convertUnits(node.value);
    else if (node.type === 'atrule') convertAtRule(node, owner, context);
    else if (node.type === 'rule') {
      localiseIcon(node);
      node.selector = convertSelector(node.selector, owner, context);
      convert(node, owner, context);
    }
  });
}

function convertAtRule(rule: AtRule, owner: StyleOwner, context: string): void {
  if (rule.name.endsWith('keyframes') || rule.name === 'font-face') {
    rule.walkDecls((declaration) => {
      declaration.value = convertUnits(declaration.value);
    });
    if (rule.name === 'font-face') localiseFont(rule);
    return;
  }
  const theme = rule.name === 'media' ? THEME_QUERY.exec(rule.params.trim())?.[1] : undefined;
  convert(rule, owner, theme === undefined ? context : `html[data-theme="${theme}"]`);
  if (theme !== undefined) rule.replaceWith(rule.nodes ?? []);
}
