/** What the project is built on: pinned, explained, under licences that may be shipped; and no secret in the repository. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const all = { ...manifest.dependencies, ...manifest.devDependencies };
const explained = readFileSync('docs/dependencies.md', 'utf8');

test.each(Object.entries(all))('%s %s is pinned and locked', (name, version) => {
  expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly version?: string; readonly integrity?: string }>>;
  };
  expect(packages[`node_modules/${name}`]).toMatchObject({
    version,
    integrity: expect.stringMatching(/^sha512-/) as string,
  });
});

test.each(Object.keys(all).filter((name) => !name.startsWith('@types/')))(
  'docs/dependencies.md says why %s',
  (name) => {
    const rows = explained.split('\n').filter((line) => line.startsWith('| '));
    // `@stryker-mutator/core, jest-runner`: the second of a family without its scope.
    const names = new Set(
      rows.flatMap((row) => (row.split('|')[1] ?? '').split(',').map((one) => one.trim())),
    );
    expect([...names].some((known) => known === name || name.endsWith(`/${known}`))).toBe(true);
  },
);

/** Those that let a closed product be shipped with them. */
const FREE =
  /^\(?(MIT|ISC|Apache-2\.0|BSD-[23]-Clause|0BSD|Unlicense|CC0-1\.0|BlueOak-1\.0\.0|Python-2\.0)( (OR|AND) .+)?\)?$/;

test('docs/licences.md is what is installed, and every licence in it lets the mall be shipped', () => {
  expect(spawnSync(process.execPath, ['scripts/licences.mjs', '--check']).status).toBe(0);
  const rows = readFileSync('docs/licences.md', 'utf8')
    .split('\n')
    .filter((line) => /^\| [@a-z]/.test(line));
  const unfree = rows
    .map((row) => row.split('|').map((cell) => cell.trim()))
    .filter(([, name, , licence]) => name !== 'package' && !FREE.test(licence ?? ''));
  expect(unfree.map(([, name, , licence]) => `${name}: ${licence}`)).toEqual(UNTOLD);
});

/** Parts of Tencent's own SDK, which the cloud installs; they say nothing of a licence and are not shipped with us. */
const UNTOLD = ['@cloudbase/signature-nodejs: UNKNOWN', '@cloudbase/wx-cloud-client-sdk: UNKNOWN'];

/** Forms of what must never be committed. */
const SECRETS: Readonly<Record<string, RegExp>> = {
  'a private key': /-----BEGIN (RSA |EC |OPENSSH |ENCRYPTED )?PRIVATE KEY-----\s*[A-Za-z0-9+/=]{40}/,
  'a key of Tencent’s cloud': /\bAKID[A-Za-z0-9]{32}\b/,
  'a key of Amazon’s cloud': /\bAKIA[A-Z0-9]{16}\b/,
  'a token of GitHub': /\bgh[pousr]_[A-Za-z0-9]{36}\b/,
  'a token of npm': /\bnpm_[A-Za-z0-9]{36}\b/,
  'a token of Slack': /\bxox[abpr]-[A-Za-z0-9-]{20,}/,
  'a password in an address': /\b[a-z]+:\/\/[^\s:/@'"`$]+:[^\s:/@'"`$]{6,}@/,
  'a secret in a setting': /(APP_?SECRET|API_V3_KEY|SECRET_?KEY|PASSWORD)\s*[=:]\s*['"]?[A-Za-z0-9+/]{24,}/,
};

test('no secret is in the repository', () => {
  const files = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' }).split('\0').filter(Boolean);
  const found = files
    .filter((file) => !/\.(png|jpe?g|woff2?|ttf|ico|gif|wasm)$/.test(file) && file !== 'package-lock.json')
    .flatMap((file) => {
      const text = readFileSync(file, 'utf8');
      return Object.entries(SECRETS).flatMap(([what, form]) => (form.test(text) ? [`${file}: ${what}`] : []));
    });
  expect(found).toEqual([]);
});

test('nothing that is deployed has a known hole, where the registry answers', () => {
  const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
    encoding: 'utf8',
    timeout: 30_000,
  });
  const report = reportOf(stdout);
  if (report === null) {
    process.stderr.write(
      'SKIPPED: npm audit — the registry answers no audit here; run `npm audit --omit=dev` where it does\n',
    );
    return;
  }
  expect(report).toMatchObject({ high: 0, critical: 0 });
});

/** How many of each severity; null when nobody was asked. */
function reportOf(text: string): Readonly<Record<string, number>> | null {
  try {
    const { metadata } = JSON.parse(text) as {
      readonly metadata?: { readonly vulnerabilities?: Readonly<Record<string, number>> };
    };
    return metadata?.vulnerabilities ?? null;
  } catch {
    return null;
  }
}
