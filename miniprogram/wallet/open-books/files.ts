/** The two files with which anybody can check the mall: the public days, and the member's own. */
import { call } from '../../services/api';
import { joinPages } from '../verify/csv';

/** days.csv from the first day on. */
export async function publicFile(): Promise<string> {
  const pages: string[] = [];
  let after: string | null = null;
  do {
    const page: { readonly csv: string; readonly after: string | null } = await call('member', 'daysCsv', {
      after,
    });
    pages.push(page.csv);
    ({ after } = page);
  } while (after !== null);
  return joinPages(pages);
}

/** holders-own.csv; its pages come with the latest first. */
export async function ownFile(): Promise<string> {
  const pages: string[] = [];
  let before: string | null = null;
  do {
    const page: { readonly csv: string; readonly before: string | null } = await call('member', 'myDaysCsv', {
      before,
    });
    pages.unshift(page.csv);
    ({ before } = page);
  } while (before !== null);
  return joinPages(pages);
}
