/** Where codes and messages lead: pages that are there, and that read what their address carries. */
import { readFileSync } from 'node:fs';

import { SCENE_PAGES, sceneText } from '../cloudfunctions/codes/pages';
import { PAGES } from '../cloudfunctions/messages/pages';
import app from '../miniprogram/app.json';

const kinds = Object.keys(SCENE_PAGES) as (keyof typeof SCENE_PAGES)[];
const addresses = [
  ...kinds.map((kind) => sceneText(kind, 'an-id')),
  ...Object.values(PAGES).map((address) => address('an-id')),
];
const roots = app.subPackages.map(({ root }) => `${root}/`);
const pages = [
  ...app.pages,
  ...app.subPackages.flatMap(({ root, pages: own }) => own.map((one) => `${root}/${one}`)),
];
const isInMainPackage = (address: string): boolean => address.startsWith('pages/');
/** What leads into a subpackage that app.json does not name is not judged. */
const judged = addresses.filter((one) => isInMainPackage(one) || roots.some((root) => one.startsWith(root)));

test.each(judged)('%s is a page, and reads its query', (address) => {
  const [page = '', query = ''] = address.split('?');
  expect(pages).toContain(page);
  const source = readFileSync(`miniprogram/${page}.ts`, 'utf8');
  const names = query.split('&').flatMap((part) => part.split('=')[0] || []);
  const unread = names.filter((name) => !new RegExp(`(textIn\\(query, |query\\[)'${name}'`).test(source));
  expect(unread).toEqual([]);
});
