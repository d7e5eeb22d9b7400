/** The demo's pictures: in one style, small enough for a list, every product with one of its own shelf. */
import { BANNERS, CATEGORIES } from '../data/categories';
import { PRODUCTS } from '../data/products';
import { drawBanner, drawSquare } from './draw';
import { MOTIFS } from './motifs';

const squares = [
  ...PRODUCTS.map((row) => row.drawing),
  ...CATEGORIES.flatMap(({ icon }) => (icon === null ? [] : [icon])),
].map(drawSquare);
const banners = BANNERS.map((banner) => drawBanner(banner.drawings));
const KILOBYTE = 1024;

test('every picture is small, stands alone and has the ground of its style', () => {
  for (const svg of [...squares, ...banners]) {
    expect(Buffer.byteLength(svg)).toBeLessThan(20 * KILOBYTE);
    expect(svg).toMatch(
      /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="[\d ]+">\n<rect [^>]*fill="#FBEFF3"\/>/,
    );
    expect(svg).not.toMatch(/undefined|NaN|href|<script|<image/);
    const opened = svg.match(/<[a-z][^>]*[^/]>/g)?.length;
    expect(opened).toBe(svg.match(/<\/[a-z]+>/g)?.length);
  }
});

test('every motif is used, and a shelf does not repeat a drawing', () => {
  expect(new Set(PRODUCTS.map((row) => row.drawing.motif))).toEqual(new Set(Object.keys(MOTIFS)));
  const places = PRODUCTS.map((row) => `${row.categoryId} ${row.drawing.motif} ${row.drawing.tone}`);
  expect(new Set(places).size).toBe(places.length);
});

test('every product stands in a category of the second level', () => {
  const leaves = new Set(CATEGORIES.filter((one) => one.parentId !== null).map((one) => one.id));
  expect(PRODUCTS.filter((row) => !leaves.has(row.categoryId))).toEqual([]);
  expect([...leaves].filter((id) => !PRODUCTS.some((row) => row.categoryId === id))).toEqual([]);
});
