/** Every kind of tampering that the audit is tried with. */
import { DAYS } from './days';
import { DESK } from './desk';
import { DOCUMENTS } from './documents';
import { FILES } from './files';
import { JOURNAL } from './journal';
import { PEOPLE } from './people';
import { POINT_PARTS } from './point-parts';
import { SLOTS } from './slots';
import type { Tampering } from './tampering';

export const TAMPERINGS: readonly Tampering[] = [
  ...FILES,
  ...JOURNAL,
  ...DAYS,
  ...DOCUMENTS,
  ...PEOPLE,
  ...DESK,
  ...POINT_PARTS,
  ...SLOTS,
];
