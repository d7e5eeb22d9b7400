/** The compiler's parts: WXS, units, selectors, style sheets, references, mistakes with their places. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import type { AppModel } from '../model';
import { placeOfStack } from '../server/stack';
import { createBuilder, type Build } from './build';
import { collect } from './collect';
import { isolationOf, scopeOf } from './isolation';
import { openProject, type Project } from './project';
import { convertSelector } from './selectors';
import { themed } from './theme';
import { convertUnits } from './units';
import { wxsRequires, wxsToScript } from './wxs';
import { compileStyle } from './wxss';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'phone-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Writes files of a mini-program with one page, "a", and opens it. */
function project(files: Record<string, string>): Project {
  const all = { 'app.json': '{"pages":["a"]}', 'a.wxml': '<view/>', ...files };
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return openProject(folder);
}

async function build(files: Record<string, string>): Promise<Build> {
  const builder = createBuilder(project(files));
  const built = await builder.build();
  await builder.close();
  return built;
}

function modelIn({ code }: Build): AppModel {
  const [, json = ''] = /__phone\.start\((\{.*?\}), \(\(\)=>/s.exec(code) ?? [];
  return JSON.parse(json) as AppModel;
}

test.each([
  ["require('./x.wxs')", "require('./x')"],
  ['v.constructor === "Array"', 'v.__wxsConstructor === "Array"'],
  ["getRegExp('^\\d+$')", "getRegExp('^\\\\d+$')"],
  ["getRegExp('a\\\\d')", "getRegExp('a\\\\d')"],
  ["getRegExp('a\\nb')", "getRegExp('a\\nb')"],
])('WXS %s', (source, script) => {
  expect(wxsToScript(source)).toBe(script);
});

test('the files that WXS requires', () => {
  expect(wxsRequires('var a = require("../b.wxs"), c = require(\'d.wxs\');')).toEqual(['../b.wxs', 'd.wxs']);
});

test.each([
  ['20rpx', 'calc(var(--rpx) * 20)'],
  ['-1.5rpx 0', 'calc(var(--rpx) * -1.5) 0'],
  ['calc(100vh - 8rpx)', 'calc(calc(var(--vh) * 100) - calc(var(--rpx) * 8))'],
  ['env(safe-area-inset-bottom)', 'var(--safe-bottom)'],
  ['url(/i/a.png)', 'url(/files/i/a.png)'],
  ['url(//host/a.png)', 'url(//host/a.png)'],
])('the value %s', (value, css) => {
  expect(convertUnits(value)).toBe(css);
});

test.each([
  ['.a .b', { scope: 's' }, '', '.s--a .s--b'],
  ['view > .a::after', { scope: '' }, '', 'wx-view > .a::after'],
  [':host', { scope: 's' }, '', '[wx-host="s"]'],
  ['#x', { scope: '' }, '', '[id$="--x"]'],
  ['page, .a', { scope: '', page: 'p/q' }, '', 'wx-page:where([wx-page="p/q"]), :where([wx-page="p/q"]) .a'],
  ['.a:not(.b)', { scope: 's' }, 'html.dark', ':where(html.dark) .s--a:not(.s--b)'],
])('the selector %s', (selector, owner, context, css) => {
  expect(convertSelector(selector, owner, context)).toBe(css);
});

test('a style sheet: imports once and in place, dark mode by the phone', () => {
  const opened = project({
    'a.wxss':
      "@import './b.wxss'; @import '/b.wxss';\n@media (prefers-color-scheme: dark) { .a { top: 1rpx } }",
    'b.wxss': '.b { color: red }',
  });
  const css = compileStyle(opened, 'a', { scope: '' }).replace(/\s+/g, ' ').trim();
  expect(css).toBe('.b { color: red } :where(html[data-theme="dark"]) .a { top: calc(var(--rpx) * 1) }');
});

test('references to components: near, from the root, by alias, from a package', () => {
  const opened = project({
    'c/x/x.wxml': '',
    'c/y/index.json': '{}',
    'node_modules/lib/package.json': '{"miniprogram":"dist"}',
    'node_modules/lib/dist/button/button.json': '{}',
    'miniprogram_npm/other/tag.wxml': '',
  });
  const find = (from: string, reference: string): string | undefined =>
    opened.resolveComponent(from, reference, { '~/*': '/*' });
  expect(find('c/y', '../x/x')).toBe('c/x/x');
  expect(find('c', 'y')).toBe('c/y/index');
  expect(find('p', '/c/x/x')).toBe('c/x/x');
  expect(find('p', '~/c/x/x')).toBe('c/x/x');
  expect(find('p/q', 'lib/button/button')).toBe('miniprogram_npm/lib/button/button');
  expect(find('p', 'other/tag')).toBe('miniprogram_npm/other/tag');
  expect(find('p', './nothing')).toBeUndefined();
});

test('pages of subpackages, the theme of their bars, a component that is missing', () => {
  const opened = project({
    'app.json': JSON.stringify({
      pages: ['a'],
      subPackages: [{ root: 'more/', pages: ['b'] }],
      window: { backgroundColor: '@ground' },
      themeLocation: 'theme.json',
    }),
    'a.json': '{"usingComponents":{"x":"./x"}}',
    'more/b.wxml': '',
    'theme.json': '{"light":{"ground":"#fff"},"dark":{"ground":"#000"}}',
  });
  const { app, pages, variables, problems } = collect(opened);
  expect(pages).toEqual(['a', 'more/b']);
  const { light, dark } = themed(app, variables);
  expect([light.window?.backgroundColor, dark.window?.backgroundColor]).toEqual(['#fff', '#000']);
  expect(problems.map(({ message }) => message)).toEqual(['There is no component "./x"']);
});

test.each([
  [{ isPage: true, config: {} }, '', 'shared', ''],
  [{ isPage: false, config: { component: true } }, '', 'isolated', 'x-y'],
  [{ isPage: false, config: { addGlobalClass: true } }, '', 'apply-shared', 'x-y'],
  [{ isPage: false, config: {} }, "options: { styleIsolation: 'shared' }", 'shared', ''],
  [{ isPage: false, config: {} }, 'options={addGlobalClass:!0}', 'apply-shared', 'x-y'],
])('the isolation of %j with %j', (unit, script, isolation, scope) => {
  const opened = project({ 'x/y.js': script });
  expect(isolationOf(opened, { path: 'x/y', ...unit })).toBe(isolation);
  expect(scopeOf('x/y', isolation)).toBe(scope);
});

test('a build hands over pages, styles, scripts and tags', async () => {
  const built = await build({
    'app.ts': 'const x: number = 1; App({ x });',
    'a.ts': "import { y } from './y'; Page({ data: { y, where: typeof window } });",
    'y.ts': 'export const y: number = 2;',
    'a.wxss': '.a { width: 2rpx }',
    'a.wxml': '<view class="a"/><live-thing/>',
  });
  expect(built.problems).toEqual([]);
  const model = modelIn(built);
  expect(model.pages).toEqual(['a']);
  expect(model.tags).toEqual(['view', 'live-thing']);
  expect(model.styles.join('')).toContain('calc(var(--rpx) * 2)');
  expect(built.code).toContain('where: "undefined"');
});

test.each([
  ['a.wxml', '<view>\n{{ a b }}</view>', 2],
  ['a.wxss', '.a {\n  color: red\n', 1],
  ['a.js', 'Page({\n  data: {\n', 3],
  ['a.js', "\nrequire('./nothing')", 2],
  ['a.json', '{\n  "a": 1,\n}', 3],
])('a mistake in %s is told with file and line', async (file, text, line) => {
  const { problems } = await build({ [file]: text });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({ file: join(folder, file), line });
});

test('a line of the bundle is a line of the source', async () => {
  const { code, map } = await build({
    'a.ts': 'Page({\n  onLoad(): void {\n    throw new Error("x");\n  },\n});',
  });
  const line = code.split('\n').findIndex((text) => text.includes('throw new Error')) + 1;
  const stack = `Error: x\n    at f (http://127.0.0.1:1/app.js:${line}:11)`;
  expect(placeOfStack(stack, map, folder)).toMatchObject({ file: 'a.ts', line: 3 });
  expect(placeOfStack('Error: x\n at g (http://127.0.0.1:1/runtime.js:1:1)', map, folder)).toEqual({});
});
