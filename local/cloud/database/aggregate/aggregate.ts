/** Aggregation pipelines: a leading $match goes through the indexes, the rest is mingo's with this folder's operators. */
import { Aggregator } from 'mingo/aggregator';
import { Context } from 'mingo/core';
import * as projections from 'mingo/operators/projection';
import * as stages from 'mingo/operators/pipeline';
import { decode, decodeDoc, encode, isPlainDoc, type Doc } from '../ejson';
import type { Engine } from '../engine';
import { invalidParam } from '../errors';
import { find } from '../find';
import { AGGREGATION_DEFAULT } from '../limits';
import { EXPRESSIONS, translated } from './expressions';
import { STAGES } from './stages';

// Those that write collections, or read none, are none of the cloud's.
const { $out: _out, $merge: _merge, $documents: _documents, ...readingStages } = stages;

const CONTEXT = Context.from(
  EXPRESSIONS,
  Context.init({ pipeline: { ...readingStages, ...STAGES }, projection: { ...projections } }),
);

/** Runs the stages as the SDK sends them and returns the results as extended JSON. */
export function aggregate(engine: Engine, collectionName: string, sent: unknown): string[] {
  const pipeline = readStages(sent, engine.nowMs());
  const collection = engine.store.collection(collectionName);
  const first = pipeline[0]?.['$match'];
  const filter = isPlainDoc(first) ? first : {};
  // Decoded anew, because stages may change the documents they are given.
  const documents = find(engine, collection, { filter }).map(({ text }) => decodeDoc(text, 0));
  const collectionResolver = (name: string): Doc[] =>
    engine.store.has(name)
      ? find(engine, engine.store.collection(name), { filter: {} }).map(({ text }) => decodeDoc(text, 0))
      : [];
  const limited = pipeline.some((stage) => '$limit' in stage)
    ? pipeline
    : [...pipeline, { $limit: AGGREGATION_DEFAULT }];
  const rest = isPlainDoc(first) ? limited.slice(1) : limited;
  return translated(() =>
    new Aggregator(rest, { context: CONTEXT, collectionResolver }).run<Doc>(documents).map(encode),
  );
}

function readStages(sent: unknown, nowMs: number): Doc[] {
  if (!Array.isArray(sent)) throw invalidParam('stages must be an array');
  return sent.map((stage: unknown) => {
    const { stageKey, stageValue } = stage as { stageKey: string; stageValue: string };
    return { [stageKey]: decode(stageValue, nowMs) };
  });
}
