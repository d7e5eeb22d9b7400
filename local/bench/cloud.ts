/**
 * bench cloud: the local cloud through wx-server-sdk, from another process, as the functions use it:
 * single operations and a transaction on a collection of 100,000 documents, and how soon it starts.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import tcb from '@cloudbase/node-sdk';
import cloudSdk from 'wx-server-sdk';

import { startCloud } from '../cloud';
import { CloudProcess } from '../cloud-process';
import { report } from './report';

const DOCUMENTS = 100_000;
const ROUNDS = 1_000;
const AGGREGATIONS = 20;
/** The first calls compile, on both sides. */
const WARM_UP = 300;
const STARTS = 5;
const COLLECTION = 'bench';
const CITIES = 100;

const idOf = (i: number): string => `document-${String(i).padStart(6, '0')}`;

/** Every document once, in an order that jumps about. */
const anyId = (round: number): string => idOf((round * 7_919) % DOCUMENTS);

export async function benchCloud(): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    await fill(data);
    await benchStarts(data);
    const cloud = await CloudProcess.start({ data, collections: [] });
    try {
      await benchOperations();
    } finally {
      await cloud.stop();
    }
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

async function fill(dataDir: string): Promise<void> {
  const cloud = await startCloud({ dataDir });
  cloud.ensureCollection(COLLECTION, [{ name: 'city', fields: [['city', 1]] }]);
  cloud.bulkInsert(
    COLLECTION,
    Array.from({ length: DOCUMENTS }, (_, i) => ({
      _id: idOf(i),
      city: `city-${i % CITIES}`,
      amountFen: (i * 37) % 100_000,
      lines: [{ title: 'a line of an order', quantity: (i % 5) + 1 }],
      at: 1_700_000_000_000 + i * 1_000,
    })),
  );
  await cloud.close();
}

async function benchStarts(data: string): Promise<void> {
  const times: number[] = [];
  for (let i = 0; i < STARTS; i += 1) {
    const started = performance.now();
    const cloud = await CloudProcess.start({ data, collections: [] });
    times.push(performance.now() - started);
    await cloud.stop();
  }
  reportTimes('start', times);
}

async function benchOperations(): Promise<void> {
  cloudSdk.init({ env: cloudSdk.DYNAMIC_CURRENT_ENV as unknown as string });
  const db = cloudSdk.database();
  const documents = db.collection(COLLECTION);
  const nodeDocuments = tcb
    .init({ env: process.env['TCB_ENV'] ?? '' })
    .database()
    .collection(COLLECTION);
  const single: Readonly<Record<string, (i: number) => Promise<unknown>>> = {
    get: (i) => documents.doc(anyId(i)).get() as Promise<unknown>,
    // wx-server-sdk wraps this one.
    'get by node-sdk': (i) => nodeDocuments.doc(anyId(i)).get(),
    add: (i) =>
      documents.add({ data: { _id: `new-${i}`, city: 'city-0', amountFen: i } }) as Promise<unknown>,
    update: (i) => documents.doc(anyId(i)).update({ data: { amountFen: i + 100_000 } }) as Promise<unknown>,
    transaction: (i) => threeOperations(db, i),
  };
  for (const [name, work] of Object.entries(single)) reportTimes(name, await timesOf(ROUNDS, WARM_UP, work));
  const grouped = (): Promise<unknown> =>
    documents
      .aggregate()
      .match({ amountFen: db.command.gte(50_000) })
      .group({
        _id: '$city',
        orders: db.command.aggregate.sum(1),
        amountFen: db.command.aggregate.sum('$amountFen'),
      })
      .sort({ amountFen: -1 })
      .limit(20)
      .end() as Promise<unknown>;
  reportTimes('aggregate', await timesOf(AGGREGATIONS, 3, grouped));
}

// The SDK types a transaction as `any`.
interface SdkTransaction {
  collection(name: string): {
    doc(id: string): {
      get(): Promise<{ readonly data: { readonly amountFen: number } }>;
      update(options: { readonly data: object }): Promise<unknown>;
    };
    add(options: { readonly data: object }): Promise<unknown>;
  };
  commit(): Promise<unknown>;
}

/** A read, a write of what was read, and a new document, committed. */
async function threeOperations(db: ReturnType<typeof cloudSdk.database>, i: number): Promise<void> {
  const transaction = (await db.startTransaction()) as SdkTransaction;
  const documents = transaction.collection(COLLECTION);
  const { data } = await documents.doc(anyId(i)).get();
  await documents.doc(anyId(i)).update({ data: { amountFen: data.amountFen + 1 } });
  await documents.add({ data: { _id: `entry-${i}`, units: 1 } });
  await transaction.commit();
}

async function timesOf(
  rounds: number,
  warmUp: number,
  work: (i: number) => Promise<unknown>,
): Promise<number[]> {
  for (let i = 1; i <= warmUp; i += 1) await work(rounds + i);
  const times: number[] = [];
  for (let i = 0; i < rounds; i += 1) {
    const started = performance.now();
    await work(i);
    times.push(performance.now() - started);
  }
  return times;
}

function reportTimes(name: string, times: readonly number[]): void {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? NaN;
  report(`cloud.${name}.p50`, at(0.5), 'ms');
  report(`cloud.${name}.p99`, at(0.99), 'ms');
}
