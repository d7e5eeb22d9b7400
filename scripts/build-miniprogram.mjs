// Builds the mini-program as WeChat's tools upload it: dist/miniprogram (or --out DIR), with its npm packages, and checks it.
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';

import { build, transformSync } from 'esbuild';

import { filesOf, problemsOf, sizesOf } from './check-miniprogram.mjs';

const SOURCE = 'miniprogram';
const OUT = parseArgs({ options: { out: { type: 'string', default: 'dist/miniprogram' } } }).values.out;
const LIBRARY = 'tdesign-miniprogram';
const PACKED = join('node_modules', LIBRARY, 'miniprogram_dist');
const ICONS = 'node_modules/tdesign-icons-web-components/lib/iconfont';
const COPIED = ['.json', '.wxml', '.wxss', '.wxs', '.png'];
// Of the editor and the tests, not of the mini-program.
const LEFT_OUT = /(^|\/)(tsconfig\.json|.*\.test\.ts|.*\.d\.ts)$/;

function copy(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}

const holdsCode = (file) => transformSync(readFileSync(file, 'utf8'), { loader: 'ts' }).code.trim() !== '';

/** File by file, as WeChat loads them; types vanish, and with them the files that hold nothing else. */
async function compile(files) {
  await build({
    entryPoints: files
      .filter((file) => file.endsWith('.ts'))
      .map((file) => join(SOURCE, file))
      .filter(holdsCode),
    outdir: OUT,
    outbase: SOURCE,
    format: 'cjs',
    target: 'es2020',
    logLevel: 'warning',
    tsconfigRaw: {},
  });
  for (const file of files) if (COPIED.includes(extname(file))) copy(join(SOURCE, file), join(OUT, file));
}

/** The components that a JSON file names, as folders of the library. */
function namedIn(file) {
  const { usingComponents = {} } = JSON.parse(readFileSync(file, 'utf8'));
  return Object.values(usingComponents);
}

/** The library's files that the components in use reach: by JSON, require and import. */
function reachable() {
  const found = new Set();
  const add = (path) => {
    for (const ending of ['', '.js', '.json', '.wxml', '.wxss', '.wxs', '/index.js']) {
      const file = `${path}${ending}`;
      const isThere = existsSync(join(PACKED, file)) && statSync(join(PACKED, file)).isFile();
      if (!isThere || found.has(file)) continue;
      found.add(file);
      referencesOf(file).forEach(add);
    }
  };
  filesOf(SOURCE)
    .filter((file) => file.endsWith('.json') && !LEFT_OUT.test(file))
    .flatMap((file) => namedIn(join(SOURCE, file)))
    .filter((path) => path.startsWith(LIBRARY))
    .forEach((path) => add(relative(LIBRARY, path)));
  return [...found];
}

const REFERENCE = /(?:from|import|require\(|src=|@import)\s*["'(]?\s*["']?([\w./@-]+)["']/g;

function referencesOf(file) {
  const text = readFileSync(join(PACKED, file), 'utf8');
  const names = file.endsWith('.json')
    ? Object.values(JSON.parse(text).usingComponents ?? {})
    : [...text.matchAll(REFERENCE)].map(([, name]) => name);
  return names.map((name) => {
    const isPackage = !name.startsWith('.') && existsSync(join(PACKED, 'miniprogram_npm', name));
    return isPackage ? join('miniprogram_npm', name) : join(dirname(file), name);
  });
}

/** TDesign's icon font comes from a host of Tencent's; here it is part of the style sheet, so that none is asked. */
function withOwnFont(css) {
  const font = readFileSync(join(ICONS, 't.woff')).toString('base64');
  const points = new Map(
    [
      ...readFileSync(join(ICONS, 'index.js'), 'utf8').matchAll(
        /name: "([\w-]+)",\s*codepoint: "\\(\\E[0-9A-F]+)"/g,
      ),
    ].map(([, name, code]) => [name, code]),
  );
  return css
    .replace(/src:url\(https:[^;]+;/, `src:url(data:font/woff;base64,${font}) format('woff');`)
    .replace(
      /(\.t-icon-([\w-]+):{1,2}before\s*\{\s*content:\s*)(["'])[^"']*\3/g,
      (rule, head, name, quote) => (points.has(name) ? `${head}${quote}${points.get(name)}${quote}` : rule),
    );
}

function packLibrary() {
  for (const file of reachable()) {
    const target = join(OUT, 'miniprogram_npm', LIBRARY, file);
    copy(join(PACKED, file), target);
    if (file === 'icon/icon.wxss') writeFileSync(target, withOwnFont(readFileSync(target, 'utf8')));
  }
}

/** Every other package that a script names, as WeChat's tools build it: its entry, with all that it needs, in one file. */
async function packScripts(files) {
  const named = files
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) =>
      [...readFileSync(join(SOURCE, file), 'utf8').matchAll(PACKAGE)].map(([, name]) => name),
    );
  for (const name of new Set(named))
    await build({
      entryPoints: [name],
      outfile: join(OUT, 'miniprogram_npm', name, 'index.js'),
      bundle: true,
      format: 'cjs',
      platform: 'neutral',
      mainFields: ['main'],
      conditions: ['require'],
      target: 'es2020',
      minify: true,
      logLevel: 'warning',
    });
}

// Types vanish, so what is imported as a type alone is no package of the mini-program's.
const PACKAGE = /^import (?!type\b)[^;]*?from '([\w@][\w./@-]*)';/gm;

rmSync(OUT, { recursive: true, force: true });
const sources = filesOf(SOURCE).filter((file) => !LEFT_OUT.test(file));
await compile(sources);
packLibrary();
await packScripts(sources);

const problems = problemsOf(OUT, JSON.parse(readFileSync('project.config.json', 'utf8')));
if (problems.length > 0)
  throw new Error(`The mini-program is not as WeChat wants it:\n${problems.join('\n')}`);
const { packages, whole } = sizesOf(OUT);
const kilobytes = (bytes) => `${(bytes / 1024).toFixed(0)} KB`;
const parts = [...packages].map(([name, bytes]) => `${name} ${kilobytes(bytes)}`);
console.log(`${OUT}: ${parts.join(', ')}, whole ${kilobytes(whole)}`);
