/**
 * TDesign's icons come from a font on a server of Tencent's. Where tdesign-icons-web-components is installed its
 * copy of that font is used, so that icons are seen without a network; its code points are others, so each rule
 * is given the one of the same name.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { AtRule, Rule } from 'postcss';

/** Programs run from the project's folder. */
const FOLDER = join(process.cwd(), 'node_modules', 'tdesign-icons-web-components', 'lib', 'iconfont');
const FONT_HOST = 'tdesign.gtimg.com/icon/';
const ICON_RULE = /^\.t-icon-([\w-]+):{1,2}before$/;
const ENTRY = /name: "([\w-]+)",\s*codepoint: "\\(\\E[0-9A-F]+)"/g;

/** Where the server gives the font. */
export const ICON_FONT_PATH = '/icons/t.woff';

let codePoints: ReadonlyMap<string, string> | undefined;

export function iconFont(): Buffer | undefined {
  const file = join(FOLDER, 't.woff');
  return existsSync(file) ? readFileSync(file) : undefined;
}

/** Points TDesign's @font-face to the copy. */
export function localiseFont(rule: AtRule): void {
  if (!rule.toString().includes(FONT_HOST) || names().size === 0) return;
  rule.walkDecls('src', (declaration) => {
    declaration.value = `url(${ICON_FONT_PATH}) format('woff')`;
  });
}

/** Gives an icon's rule the code point of the copy; called before its selector is converted. */
export function localiseIcon(rule: Rule): void {
  const code = names().get(ICON_RULE.exec(rule.selector)?.[1] ?? '');
  if (code === undefined) return;
  rule.walkDecls('content', (declaration) => {
    declaration.value = `'${code}'`;
  });
}

function names(): ReadonlyMap<string, string> {
  if (codePoints !== undefined) return codePoints;
  const file = join(FOLDER, 'index.js');
  const source = existsSync(file) ? readFileSync(file, 'utf8') : '';
  codePoints = new Map([...source.matchAll(ENTRY)].map(([, name = '', code = '']) => [name, code]));
  return codePoints;
}
