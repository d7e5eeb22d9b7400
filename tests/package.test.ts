/** The check of the mini-program's package finds each thing that WeChat would refuse, and the upload's dry run. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const WHOLE: Readonly<Record<string, string>> = {
  'app.json': JSON.stringify({
    pages: ['pages/a/a'],
    subPackages: [{ root: 'more', pages: ['b/b'] }],
    requiredPrivateInfos: ['chooseAddress'],
  }),
  'app.js': 'require("./services/s");',
  'services/s.js': 'wx.chooseAddress();',
  'pages/a/a.js': '',
  'pages/a/a.json': '{"usingComponents":{"c":"/components/c/c"}}',
  'pages/a/a.wxml': '<c /><image src="/images/a.png" />',
  'components/c/c.js': '',
  'components/c/c.json': '{"component":true}',
  'components/c/c.wxml': '',
  'more/b/b.js': '',
  'more/b/b.json': '{}',
  'more/b/b.wxml': '',
  'images/a.png': 'a',
};

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** null takes a file away. */
function problems(
  changes: Readonly<Record<string, string | null>>,
  config = { libVersion: '3.7.12' },
): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'package-'));
  folders.push(folder);
  for (const [name, text] of Object.entries({ ...WHOLE, ...changes })) {
    if (text === null) continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const program = `
    import { problemsOf } from './scripts/check-miniprogram.mjs';
    console.log(JSON.stringify(problemsOf(process.argv[1], JSON.parse(process.argv[2]))));`;
  const args = ['--input-type=module', '-e', program, folder, JSON.stringify(config)];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as string[];
}

test('a package in order has no problems', () => {
  expect(problems({})).toEqual([]);
});

test.each([
  ['a page without its files', { 'more/b/b.wxml': null }, /there is no more\/b\/b.wxml/],
  ['a file that nothing leads to', { 'images/old.png': 'x' }, /nothing leads to images\/old.png/],
  [
    'a call that the manifest does not declare',
    { 'app.js': 'require("./services/s"); wx.getLocation({})' },
    /getLocation/,
  ],
  ['a declaration that nothing uses', { 'services/s.js': '' }, /nothing calls it/],
  [
    'another host in a script',
    { 'pages/a/a.js': 'wx.request({ url: "https://cdn.example.com/x" })' },
    /cdn.example.com/,
  ],
  [
    'another host in a style sheet',
    { 'pages/a/a.wxss': '@font-face { src: url(//fonts.example.com/f) }' },
    /a.wxss/,
  ],
  ['a main package that is too large', { 'images/a.png': 'a'.repeat(1_600_000) }, /main package/],
])('%s', (_name, changes, sentence) => {
  expect(problems(changes as Record<string, string | null>)[0]).toMatch(sentence);
});

test('a project that names no base library', () => {
  expect(problems({}, {} as { libVersion: string })).toEqual([expect.stringMatching(/libVersion/)]);
});

test('the dry run of the upload says what would be sent, and sends nothing without a key', () => {
  const { MINIPROGRAM_APPID: _id, MINIPROGRAM_PRIVATE_KEY: _key, ...env } = process.env;
  execFileSync(process.execPath, ['scripts/build-miniprogram.mjs'], { stdio: 'ignore' });
  const run = (...args: string[]): string =>
    execFileSync(process.execPath, ['scripts/upload.mjs', ...args], { env, encoding: 'utf8', stdio: 'pipe' });
  const told = JSON.parse(run('--dry-run', '--desc', '试')) as { pages: number; bytes: { main: number } };
  expect(told.pages).toBeGreaterThan(10);
  expect(told.bytes.main).toBeGreaterThan(100_000);
  expect(() => run()).toThrow(/MINIPROGRAM_APPID/);
});
