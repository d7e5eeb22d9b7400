/** No text that people read promises them anything (rules.md §13): pages, refusals, messages, demo. */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

const FORBIDDEN = [
  ...['分红', '增值', '升值', '稳赚', '稳赢', '躺赚', '躺赢', '保本', '保底收益', '投资', '理财', '年化'],
  ...['零风险', '无风险', '必涨', '暴富', '财富自由', '被动收入', '高回报', '翻倍'],
];
const READ_BY_PEOPLE = [
  'miniprogram',
  'cloudfunctions',
  'typings',
  'local/demo',
  'local/page',
  'local/phone/browser',
];
const TEXTS = ['.ts', '.wxml', '.wxs', '.json', '.html', '.mjs'];

function offences(text: string): string[] {
  // Letters with spaces, dots or dashes between them are read as the word.
  const plain = text.replace(/[\s·.\-_*]+/gu, '');
  return FORBIDDEN.filter((word) => plain.includes(word));
}

const files = READ_BY_PEOPLE.flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && TEXTS.includes(extname(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/\.test\.ts$|node_modules/.test(file)),
);

test('the scan finds the words, also spread out, and leaves honest sentences alone', () => {
  expect(offences('共享值 稳 赚 不赔，每日分红')).toEqual(['分红', '稳赚']);
  expect(offences('共享值不是钱，也没有任何保证；昨天全体转换了 3.62%')).toEqual([]);
});

test('no text of the mall has one of them', () => {
  expect(files.length).toBeGreaterThan(300);
  const found = files.flatMap((file) =>
    offences(readFileSync(file, 'utf8')).map((word) => `${file}: ${word}`),
  );
  expect(found).toEqual([]);
});
