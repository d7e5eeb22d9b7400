// `npm run licences`: the licences of everything that is deployed or shipped, as docs/licences.md; `--check` only compares.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PAGE = 'docs/licences.md';
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));

/** What the lock says, or what the package itself does. */
function licenceOf(path, { license }) {
  if (license !== undefined) return license;
  const manifest = join(path, 'package.json');
  if (!existsSync(manifest)) return 'UNKNOWN';
  const told = JSON.parse(readFileSync(manifest, 'utf8'));
  return (
    told.license?.type ?? told.license ?? told.licenses?.map((one) => one.type).join(' OR ') ?? 'UNKNOWN'
  );
}

// Everything that production needs, and the components that are copied into the mini-program.
const SHIPPED = ['node_modules/tdesign-miniprogram'];
const rows = Object.entries(packages)
  .filter(([path, entry]) => path !== '' && (entry.dev !== true || SHIPPED.includes(path)))
  .filter(([, entry]) => entry.optional !== true && entry.devOptional !== true)
  .map(([path, entry]) => ({
    name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
    version: entry.version,
    licence: String(licenceOf(path, entry)),
  }));
const unique = [...new Map(rows.map((row) => [`${row.name}@${row.version}`, row])).values()].sort((a, b) =>
  `${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1,
);
const counts = new Map();
for (const { licence } of unique) counts.set(licence, (counts.get(licence) ?? 0) + 1);

const page = `# Licences of what is deployed

Made by \`npm run licences\` out of \`package-lock.json\`: the production dependencies with theirs, and the components that
the mini-program ships. ${unique.length} packages: ${[...counts]
  .sort()
  .map(([licence, count]) => `${licence} ${count}`)
  .join(', ')}.

| package | version | licence |
|---|---|---|
${unique.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`).join('\n')}
`;

if (!process.argv.includes('--check')) writeFileSync(PAGE, page);
else if (!existsSync(PAGE) || readFileSync(PAGE, 'utf8') !== page) {
  console.error(`${PAGE} is old: npm run licences`);
  process.exitCode = 1;
}
