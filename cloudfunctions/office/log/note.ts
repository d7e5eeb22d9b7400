/** Records of acts that change nothing: seeing personal data in clear, and trying what the role may not do. */
import { dayOf } from '../../units/days';
import { DuplicateId } from '../../platform/database';
import type { House } from '../../platform/house';
import { idOf } from '../../platform/ids';
import { inTransaction } from '../../platform/in-transaction';
import { auditLog, type RecordKind } from '../documents';
import { newRecordId, recordOf, type Act } from './record';

/** Written before anything is answered. */
export function noteReading(house: House, act: Act): Promise<void> {
  return note(house, act, 'read', newRecordId());
}

/** Once a person, action and day: whoever tries a thousand times fills no log. */
export async function noteDenial(house: House, act: Act): Promise<void> {
  const id = idOf('denied', dayOf(house.clock.now()), act.byId, act.via, act.action);
  try {
    await note(house, act, 'denied', id);
  } catch (error) {
    if (!(error instanceof DuplicateId)) throw error;
  }
}

function note(house: House, act: Act, kind: RecordKind, id: string): Promise<void> {
  const record = recordOf(act, { id, kind, at: house.clock.now(), changes: [] });
  return inTransaction(house.database, (transaction) => transaction.insert(auditLog, record));
}
