/** A database in which somebody else was always first: so many commits meet them, then none does. */
import { Conflict, type Database, type Transaction } from '../../cloudfunctions/platform/database';

export interface Crowd {
  readonly database: Database;
  /** Transactions that were begun. */
  begun: number;
}

export function crowdedDatabase(inner: Database, meetings: number): Crowd {
  const crowd = { begun: 0 };
  const database = Object.assign(Object.create(inner) as Database, {
    begin: async (): Promise<Transaction> => {
      const own = await inner.begin();
      crowd.begun += 1;
      const commit = async (): Promise<void> => {
        await own.abort();
        throw new Conflict('somebody was first');
      };
      return crowd.begun <= meetings ? Object.assign(Object.create(own) as Transaction, { commit }) : own;
    },
  });
  return Object.assign(crowd, { database });
}
