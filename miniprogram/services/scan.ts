/** What codes mean: the first kind that knows a code says which page it opens. A new kind is a new row. */
import { rememberReferrer } from './session';
import { tell } from './loading';
import { openPage } from './open-page';
import { openShared } from './opened-share';
import { productUrl } from './routes';

/** What WeChat's scanner tells: the text of any code, the page of a code of the mini-program's own. */
export interface Scanned {
  readonly result: string;
  readonly path?: string;
}

/** A page of the mall with what stands behind its "?". */
export interface ScannedPage {
  readonly page: string;
  readonly query: Readonly<Record<string, string>>;
}

interface CodeKind {
  readonly name: string;
  /** The page that the code opens; null where it is of another kind. */
  readonly urlOf: (code: ScannedPage) => string | null;
}

const ID = /^[\w-]{1,64}$/;

/**
 * Pages that a code may open, each by the ids that it needs. A friend's link is any of them with
 * `from`, which is remembered before the page opens.
 */
export const CODE_KINDS: readonly CodeKind[] = [
  {
    name: 'product',
    urlOf: ({ page, query: { id = '' } }) =>
      page === 'pages/product/product' && ID.test(id) ? productUrl(id) : null,
  },
  {
    name: 'mall',
    urlOf: ({ page }) => (page === 'pages/home/home' ? '/pages/home/home' : null),
  },
];

const PAGE_TEXT = /^\/?((?:[a-z][\w-]*\/)+[\w-]+)(?:\?(.*))?$/;

/** The page that a code names: as a path, or behind a link of ours (`…?page=/pages/…`); null for any other text. */
export function scannedPage({ result, path }: Scanned): ScannedPage | null {
  const text = path === undefined || path === '' ? linkedPath(result) : path;
  const [, page, rest = ''] = PAGE_TEXT.exec(text) ?? [];
  return page === undefined ? null : { page, query: queryOf(rest) };
}

/** Null where no kind knows the code. */
export function codeUrl(code: Scanned): string | null {
  const found = scannedPage(code);
  if (found === null) return null;
  const urls = CODE_KINDS.map((kind) => kind.urlOf(found));
  return urls.find((url) => url !== null) ?? null;
}

/** Opens the scanner, and then what the code means; an unknown code is told kindly. */
export async function scan(): Promise<void> {
  const code = await scanned();
  if (code === null) return;
  const url = codeUrl(code);
  if (url === null) {
    tell('这个码不是共享购的，换一个试试');
    return;
  }
  rememberReferrer(scannedPage(code)?.query ?? {});
  // A tab takes no query: what the code shares is asked for here.
  const { scene = '' } = scannedPage(code)?.query ?? {};
  if (url === '/pages/home/home') {
    await wx.switchTab({ url });
    if (scene !== '') await openShared(scene);
  } else openPage(url);
}

/** Null where the person closed the scanner. */
async function scanned(): Promise<Scanned | null> {
  try {
    return await wx.scanCode({ scanType: ['qrCode', 'wxCode'] });
  } catch {
    return null;
  }
}

/** Of an ordinary link the page that it leads to: `page=/pages/…`, encoded once. */
function linkedPath(text: string): string {
  const [, query] = /^https?:\/\/[^?#\s]+\?([^#]*)/.exec(text) ?? [];
  return query === undefined ? text : (queryOf(query)['page'] ?? '');
}

function queryOf(text: string): Record<string, string> {
  const pairs = text.split('&').flatMap((part) => {
    const [, name = '', value = ''] = /^([\w-]+)=(.*)$/.exec(part) ?? [];
    return name === '' ? [] : [[name, decoded(value)] as const];
  });
  return Object.fromEntries(pairs);
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}
