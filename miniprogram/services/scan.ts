/** What codes mean: the first kind that knows a code says which page it opens. A new kind is a new row. */
import { rememberReferrer } from './session';
import { tell } from './loading';
import { openPage } from './open-page';
import {
  HOME_PAGE,
  inviteUrl,
  payUrl,
  productUrl,
  sharedUrl,
  signInUrl,
  storeUrl,
  transferUrl,
} from './routes';
import { openShared } from './shared';

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
const POINT_ADDRESS = /^[\w-]{8,80}$/;

/**
 * Pages that a code may open, each by the ids that it needs. A friend's link is any of them with
 * `from`, which is remembered before the page opens.
 */
const CODE_KINDS: readonly CodeKind[] = [
  {
    name: 'product',
    urlOf: ({ page, query: { id = '' } }) =>
      page === 'pages/product/product' && ID.test(id) ? productUrl(id) : null,
  },
  {
    name: 'store',
    urlOf: ({ page, query: { id = '' } }) =>
      page === 'stores/store/store' && ID.test(id) ? storeUrl(id) : null,
  },
  // A store's own code on its counter, or a clerk's with an amount: the page asks which.
  {
    name: 'bill',
    urlOf: ({ page, query: { scene = '' } }) =>
      page === 'stores/pay/pay' && ID.test(scene) ? payUrl({ scene }) : null,
  },
  {
    name: 'invite',
    urlOf: ({ page, query: { scene = '' } }) =>
      page === 'staff/invite/invite' && ID.test(scene) ? inviteUrl(scene) : null,
  },
  // A member's address for points.
  {
    name: 'receive',
    urlOf: ({ page, query: { to = '' } }) =>
      page === 'points/transfer/transfer' && POINT_ADDRESS.test(to) ? transferUrl(to) : null,
  },
  // A computer on which an operator wants to sign in.
  {
    name: 'sign-in',
    urlOf: ({ page, query: { scene = '' } }) =>
      page === 'office/sign-in/sign-in' && ID.test(scene) ? signInUrl(scene) : null,
  },
  {
    name: 'share',
    urlOf: ({ page, query: { scene = '' } }) =>
      page === 'pages/home/home' && ID.test(scene) ? sharedUrl(scene) : null,
  },
  {
    name: 'mall',
    urlOf: ({ page }) => (page === 'pages/home/home' ? HOME_PAGE : null),
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
  const { scene, ...query } = scannedPage(code)?.query ?? {};
  rememberReferrer(query);
  if (!url.startsWith(HOME_PAGE)) openPage(url);
  else if (scene === undefined) await wx.switchTab({ url });
  // A tab takes no query, and the front page is where people scan.
  else await openShared(scene);
}

/** The short id of a code on a counter; null for any other code. */
export function counterCode(code: Scanned): string | null {
  const { page, query: { scene = '' } = {} } = scannedPage(code) ?? {};
  return page === 'stores/pay/pay' && ID.test(scene) ? scene : null;
}

/** Null where the person closed the scanner. */
export async function scanned(): Promise<Scanned | null> {
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
