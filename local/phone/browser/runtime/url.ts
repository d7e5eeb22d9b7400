/** Addresses of pages as wx.navigateTo takes them. */
import type { Query } from './types';

export interface PageUrl {
  readonly path: string;
  /** Values as they stand in the address: WeChat decodes nothing. */
  readonly query: Query;
}

/** @param from the path of the page that a relative address starts from */
export function parsePageUrl(url: string, from: string): PageUrl {
  const [location, search] = splitOnce(url, '?');
  const plain = location.startsWith('/') ? location : `/${from}/../${location}`;
  const parts: string[] = [];
  for (const part of plain.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return { path: parts.join('/').replace(/\.html$/, ''), query: parseQuery(search) };
}

function parseQuery(search: string): Query {
  const pairs = search.split('&').filter((pair) => pair !== '');
  return Object.fromEntries(pairs.map((pair) => splitOnce(pair, '=')));
}

export function formatPageUrl({ path, query }: PageUrl): string {
  const search = Object.entries(query).map(([key, value]) => `${key}=${value}`);
  return `/${path}${search.length === 0 ? '' : `?${search.join('&')}`}`;
}

function splitOnce(text: string, separator: string): [string, string] {
  const index = text.indexOf(separator);
  return index < 0 ? [text, ''] : [text.slice(0, index), text.slice(index + separator.length)];
}
