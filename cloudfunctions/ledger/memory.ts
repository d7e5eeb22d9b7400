/**
 * What a process may remember of the books: only documents that never change, and the latest
 * open day as a hint that every transaction checks again.
 */
import type { Day } from '../units/days';
import type { Reader } from '../platform/database';
import type { Policy } from '../policy/policy';
import type { PoolEnd } from './accumulator/pool';
import { books, days, endFromDocument, epochId, policies } from './state';

export class Memory {
  openDayHint: Day = '';
  private readonly ends = new Map<string, PoolEnd>();
  private readonly policyVersions = new Map<string, Policy>();

  constructor(private readonly reader: Reader) {}

  /** Ends of days (`YYYY-MM-DD`) and epochs (`epoch:n`); one query a kind for those not known yet. */
  async loadEnds(ids: ReadonlySet<string>): Promise<void> {
    const missing = [...ids].filter((id) => !this.ends.has(id));
    const epochs = missing.filter((id) => id.startsWith('epoch:'));
    const plain = missing.filter((id) => !id.startsWith('epoch:'));
    const found = await Promise.all([this.reader.getMany(books, epochs), this.reader.getMany(days, plain)]);
    for (const documents of found)
      for (const [id, document] of documents) this.ends.set(id, endFromDocument(document));
  }

  end(id: string): PoolEnd {
    const end = this.ends.get(id);
    if (end === undefined) throw new Error(`the books have no end of ${id}`);
    return end;
  }

  readonly endsByKind = {
    day: (day: Day): PoolEnd => this.end(day),
    epoch: (epoch: number): PoolEnd => this.end(epochId(epoch)),
  };

  async policy(version: string): Promise<Policy> {
    const known = this.policyVersions.get(version);
    if (known !== undefined) return known;
    const document = await this.reader.get(policies, version);
    if (document === null) throw new Error(`the books name policy ${version}, which is not kept`);
    this.policyVersions.set(version, document.policy);
    return document.policy;
  }
}
