/** One transaction: committed when the work is done, aborted when it throws. */
import type { Database, Transaction } from './database';

export async function inTransaction<T>(
  database: Database,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  const transaction = await database.begin();
  try {
    const result = await work(transaction);
    await transaction.commit();
    return result;
  } catch (error) {
    await transaction.abort();
    throw error;
  }
}
