/** What the mall keeps of a person, for the person: a table of contents, and each part page by page. */
import type { House } from '../platform/house';
import { refuse } from '../platform/refusal';
import { KEPT, keptRow } from './kept/rows';
import type { Page } from './kept/kept';

export interface KeptPart {
  readonly key: string;
  readonly title: string;
  readonly why: string;
  readonly keeps: string;
}

export function keptParts(): KeptPart[] {
  return KEPT.map(({ key, title, why, keeps }) => ({ key, title, why, keeps }));
}

/** JSON texts, one a document: a phone has no use for their types. */
export async function keptRows(
  house: House,
  memberId: string,
  key: string,
  after: string,
  limit: number,
): Promise<Page<string>> {
  const part = keptRow(key) ?? refuse('NOT_FOUND');
  const { rows, next } = await part.shown(house.database, memberId, after, limit);
  return { rows: rows.map((row) => JSON.stringify(row)), next };
}
