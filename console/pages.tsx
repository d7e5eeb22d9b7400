/** The console's pages: a row a page, in the groups of the menu. */
import type { ReactNode } from 'react';

import type { DataOf } from './services/mall';
import type { List } from './table/list';
import { ListPage } from './table/list-page';
import { alarms } from './pages/alarms';
import { auditLog } from './pages/audit-log';
import { billChecks, billDifferences, deskChecks } from './pages/bill';
import { Catalogue } from './pages/catalogue/catalogue';
import { categories } from './pages/categories';
import { comments } from './pages/comments';
import { coupons } from './pages/coupons';
import { Dashboard } from './pages/dashboard';
import { departures } from './pages/departures';
import { keys } from './pages/keys';
import { leavings } from './pages/leavings';
import { Market } from './pages/market';
import { merchants } from './pages/merchants';
import { members } from './pages/members';
import { messages } from './pages/messages';
import { operators } from './pages/operators';
import { orders } from './pages/orders';
import { ownOrders } from './pages/own-orders';
import { packs } from './pages/packs';
import { partners } from './pages/partners';
import { PolicyPage } from './pages/policy/policy';
import { proposals } from './pages/proposals';
import { differences, entries, runs } from './pages/reconcile';
import { refunds } from './pages/refunds';
import { Reports } from './pages/reports';
import { risk } from './pages/risk';
import { roles } from './pages/roles';
import { shops } from './pages/shops';
import { slots } from './pages/slots';
import { tips } from './pages/tips';
import { transfers } from './pages/transfers';

export type OperatorRole = DataOf<'me'>['roles'][number];

export interface Page {
  readonly name: string;
  readonly title: string;
  /** For whom the mall answers what it asks; the mall decides, the menu only spares a refusal. */
  readonly roles: readonly OperatorRole[];
  readonly draw: () => ReactNode;
}

const EVERYBODY = ['support', 'finance', 'admin'] as const;
const SUPPORT = ['support', 'admin'] as const;
const ADMIN = ['admin'] as const;
const FINANCE = ['finance', 'admin'] as const;

function listed<Row>(name: string, roles: Page['roles'], list: List<Row>): Page {
  return { name, title: list.title, roles, draw: () => <ListPage list={list} /> };
}

const HOME: Page = { name: 'dashboard', title: '概览', roles: EVERYBODY, draw: () => <Dashboard /> };

export const GROUPS: readonly { readonly title: string; readonly pages: readonly Page[] }[] = [
  {
    title: '总览',
    pages: [HOME, listed('alarms', EVERYBODY, alarms), listed('proposals', EVERYBODY, proposals)],
  },
  {
    title: '交易',
    pages: [
      listed('orders', EVERYBODY, orders),
      listed('own-orders', SUPPORT, ownOrders),
      listed('refunds', EVERYBODY, refunds),
      listed('transfers', FINANCE, transfers),
    ],
  },
  {
    title: '商家与人',
    pages: [
      listed('merchants', SUPPORT, merchants),
      listed('shops', EVERYBODY, shops),
      listed('departures', SUPPORT, departures),
      listed('members', SUPPORT, members),
      listed('partners', SUPPORT, partners),
      listed('roles', SUPPORT, roles),
      listed('keys', SUPPORT, keys),
      listed('leavings', SUPPORT, leavings),
    ],
  },
  {
    title: '货架',
    pages: [
      { name: 'catalogue', title: '自营商品', roles: SUPPORT, draw: () => <Catalogue /> },
      listed('categories', SUPPORT, categories),
      listed('packs', EVERYBODY, packs),
      listed('coupons', SUPPORT, coupons),
      listed('slots', SUPPORT, slots),
      listed('comments', SUPPORT, comments),
    ],
  },
  {
    title: '积分与规则',
    pages: [
      { name: 'market', title: '价格与交易', roles: EVERYBODY, draw: () => <Market /> },
      { name: 'policy', title: '规则', roles: EVERYBODY, draw: () => <PolicyPage /> },
      listed('tips', EVERYBODY, tips),
      listed('risk', EVERYBODY, risk),
    ],
  },
  {
    title: '账目与记录',
    pages: [
      listed('checks', FINANCE, billChecks),
      listed('desk-checks', FINANCE, deskChecks),
      listed('differences', FINANCE, billDifferences),
      listed('reconcile', FINANCE, runs),
      listed('book-differences', FINANCE, differences),
      listed('entries', FINANCE, entries),
      { name: 'reports', title: '报表', roles: FINANCE, draw: () => <Reports /> },
      listed('messages', SUPPORT, messages),
      listed('operators', EVERYBODY, operators),
      listed('audit', ADMIN, auditLog),
    ],
  },
];

/** Those that somebody with these roles finds in the menu. */
export function groupsFor(roles: readonly OperatorRole[]): typeof GROUPS {
  return GROUPS.map((group) => ({
    ...group,
    pages: group.pages.filter((page) => page.roles.some((role) => roles.includes(role))),
  })).filter(({ pages }) => pages.length > 0);
}

export function pageNamed(name: string): Page {
  return GROUPS.flatMap(({ pages }) => pages).find((page) => page.name === name) ?? HOME;
}
