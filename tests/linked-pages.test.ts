/** Where codes and messages lead: pages that are there, and that read what their address carries. */
import { readFileSync } from 'node:fs';

import { SCENE_PAGES, sceneText } from '../cloudfunctions/codes/pages';
import { PAGES } from '../cloudfunctions/messages/pages';
import app from '../miniprogram/app.json';

const kinds = Object.keys(SCENE_PAGES) as (keyof typeof SCENE_PAGES)[];
const addresses = [
  ...kinds.map((kind) => sceneText(kind, 'an-id')),
  ...Object.values(PAGES).map((address) => address('an-id', 'another-id')),
];
const pages = [
  ...app.pages,
  ...app.subPackages.flatMap(({ root, pages: own }) => own.map((one) => `${root}/${one}`)),
];
test.each(addresses)('%s is a page, and reads its query', (address) => {
  const [page = '', query = ''] = address.split('?');
  expect(pages).toContain(page);
  const source = readFileSync(`miniprogram/${page}.ts`, 'utf8');
  const names = query.split('&').flatMap((part) => part.split('=')[0] || []);
  const isRead = (name: string): boolean =>
    new RegExp(`(textIn\\(query, |query\\[)'${name}'`).test(source) ||
    // The staff's pages read merchant and store in one place.
    (['merchantId', 'storeId'].includes(name) && source.includes('placeIn(query)'));
  const unread = names.filter((name) => !isRead(name));
  expect(unread).toEqual([]);
});
