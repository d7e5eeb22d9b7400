/** Every kind of tampering that the audit is tried with. */
import { DAYS } from './days';
import { DOCUMENTS } from './documents';
import { FILES } from './files';
import { JOURNAL } from './journal';
import { PEOPLE } from './people';
import type { Tampering } from './tampering';

export const TAMPERINGS: readonly Tampering[] = [...FILES, ...JOURNAL, ...DAYS, ...DOCUMENTS, ...PEOPLE];
