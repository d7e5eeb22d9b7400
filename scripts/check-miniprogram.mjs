// What WeChat's tools would only say on upload, or on a phone: checked against the manifest and the built package.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

const MOST_MAIN_BYTES = 1.5 * 1024 * 1024;
const MOST_BYTES = 6 * 1024 * 1024;
/** Calls of wx that a mini-program may make only when app.json names them in requiredPrivateInfos. */
const PRIVATE = [
  'chooseAddress',
  'chooseLocation',
  'choosePoi',
  'getFuzzyLocation',
  'getLocation',
  'onLocationChange',
  'startLocationUpdate',
  'startLocationUpdateBackground',
];
/** Of these, what a person is asked for in app.json's own words. */
const SCOPES = { chooseLocation: 'scope.userLocation', getLocation: 'scope.userLocation' };
/** Namespaces of XML look like addresses, and nobody asks them anything. */
const HOST = /https?:\/\/(?!www\.w3\.org\/)[\w.-]+|url\(\s*["']?\/\//;
const PARTS = ['.js', '.json', '.wxml'];

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

export const filesOf = (folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));

/** All pages, those of subpackages too. */
export function pagesOf({ pages, subPackages = [] }) {
  return [...pages, ...subPackages.flatMap(({ root, pages: own }) => own.map((page) => join(root, page)))];
}

/** Bytes of the main package, of each subpackage and of the whole. */
export function sizesOf(folder) {
  const { subPackages = [] } = readJson(join(folder, 'app.json'));
  const roots = subPackages.map(({ root }) => normalize(`${root}/`));
  const sizes = new Map([['main', 0], ...roots.map((root) => [root, 0])]);
  for (const file of filesOf(folder)) {
    const root = roots.find((one) => file.startsWith(one)) ?? 'main';
    sizes.set(root, sizes.get(root) + statSync(join(folder, file)).size);
  }
  return { packages: sizes, whole: [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0) };
}

/** @returns one sentence for each thing that is wrong */
export function problemsOf(folder, projectConfig) {
  const app = readJson(join(folder, 'app.json'));
  return [
    ...missingParts(folder, app),
    ...unreached(folder, app),
    ...undeclared(folder, app),
    ...hosts(folder),
    ...tooLarge(folder),
    ...(projectConfig.libVersion ? [] : ['project.config.json names no base library (libVersion)']),
  ];
}

function missingParts(folder, app) {
  return pagesOf(app).flatMap((page) =>
    PARTS.filter((part) => !existsSync(join(folder, `${page}${part}`))).map(
      (part) => `app.json names ${page}, but there is no ${page}${part}`,
    ),
  );
}

/** Own files that nothing leads to; what is packed from npm was reached when it was packed. */
function unreached(folder, app) {
  const reached = new Set(['app.js', 'app.json', 'app.wxss', 'theme.json']);
  const waiting = [...reached, ...pagesOf(app)];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
    for (const file of filesAt(folder, next)) {
      if (reached.has(file) && file !== next) continue;
      reached.add(file);
      waiting.push(
        ...ledTo(folder, file).filter((one) => filesAt(folder, one).some((at) => !reached.has(at))),
      );
    }
  return filesOf(folder)
    .filter((file) => !file.startsWith('miniprogram_npm') && !reached.has(file))
    .map((file) => `nothing leads to ${file}`);
}

/** The files that a path stands for: itself, or a unit's parts. */
function filesAt(folder, path) {
  return ['', '.js', '.json', '.wxml', '.wxss', '.wxs']
    .map((ending) => `${path}${ending}`)
    .filter((file) => existsSync(join(folder, file)) && statSync(join(folder, file)).isFile());
}

const REFERENCE = /(?:require\(|import |src=|url=|@import )\s*["'](\.{0,2}\/?[\w./-]+)["']/g;
const PICTURE = /["'(](\/?[\w./-]+\.(?:png|jpe?g|svg|gif))["')]/g;

function ledTo(folder, file) {
  const text = readFileSync(join(folder, file), 'utf8');
  const components = file.endsWith('.json') ? Object.values(JSON.parse(text).usingComponents ?? {}) : [];
  const named = [REFERENCE, PICTURE].flatMap((pattern) =>
    [...text.matchAll(pattern)].map(([, name]) => name),
  );
  return [...components, ...named].map((name) =>
    name.startsWith('/') ? name.slice(1) : name.startsWith('.') ? join(dirname(file), name) : name,
  );
}

function undeclared(folder, { requiredPrivateInfos = [], permission = {} }) {
  const scripts = filesOf(folder).filter((file) => file.endsWith('.js'));
  const text = scripts.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
  const used = PRIVATE.filter((name) => text.includes(`wx.${name}(`));
  return [
    ...used
      .filter((name) => !requiredPrivateInfos.includes(name))
      .map((name) => `wx.${name} is called, but requiredPrivateInfos does not name it`),
    ...requiredPrivateInfos
      .filter((name) => !used.includes(name))
      .map((name) => `requiredPrivateInfos names ${name}, but nothing calls it`),
    ...used
      .filter((name) => SCOPES[name] !== undefined && permission[SCOPES[name]] === undefined)
      .map((name) => `wx.${name} needs words for ${SCOPES[name]} in app.json's permission`),
  ];
}

function hosts(folder) {
  return filesOf(folder)
    .filter((file) => /\.(js|wxml|wxss|wxs)$/.test(file))
    .flatMap((file) => {
      const [found] = HOST.exec(readFileSync(join(folder, file), 'utf8')) ?? [];
      return found === undefined ? [] : [`${file} names another host: ${found}`];
    });
}

function tooLarge(folder) {
  const { packages, whole } = sizesOf(folder);
  const main = packages.get('main');
  return [
    ...(main > MOST_MAIN_BYTES ? [`the main package has ${main} bytes, more than ${MOST_MAIN_BYTES}`] : []),
    ...(whole > MOST_BYTES ? [`the whole has ${whole} bytes, more than ${MOST_BYTES}`] : []),
  ];
}
