/** Aggregation pipelines: a leading $match goes through the indexes, the rest is mingo's. */
import { Aggregator } from 'mingo';
import { decode, decodeDoc, encode, isPlainDoc, type Doc } from './ejson';
import type { Engine } from './engine';
import { invalidParam, requestFailed } from './errors';
import { find } from './find';

/** How many results come back when the pipeline has no $limit. */
const RESULTS_DEFAULT = 20;
const UNSUPPORTED = new Set(['$geoNear', '$out', '$merge', '$collStats', '$indexStats']);

/** Runs the stages as the SDK sends them and returns the results as extended JSON. */
export function aggregate(engine: Engine, collectionName: string, stages: unknown): string[] {
  const pipeline = readStages(stages, engine.nowMs());
  const collection = engine.store.collection(collectionName);
  const first = pipeline[0]?.['$match'];
  const filter = isPlainDoc(first) ? first : {};
  // Decoded anew, because stages may change the documents they are given.
  const documents = find(engine, collection, { filter }).map(({ text }) => decodeDoc(text, 0));
  const resolve = (name: string): Doc[] =>
    engine.store.has(name)
      ? find(engine, engine.store.collection(name), { filter: {} }).map(({ text }) => decodeDoc(text, 0))
      : [];
  const limited = pipeline.some((stage) => '$limit' in stage)
    ? pipeline
    : [...pipeline, { $limit: RESULTS_DEFAULT }];
  try {
    const results = new Aggregator(isPlainDoc(first) ? limited.slice(1) : limited, {
      collectionResolver: resolve,
    });
    return results.run<Doc>(documents).map(encode);
  } catch (error) {
    throw requestFailed(error instanceof Error ? error.message : String(error));
  }
}

function readStages(stages: unknown, nowMs: number): Doc[] {
  if (!Array.isArray(stages)) throw invalidParam('stages must be an array');
  return stages.map((stage: unknown) => {
    const { stageKey, stageValue } = stage as { stageKey: string; stageValue: string };
    if (UNSUPPORTED.has(stageKey))
      throw invalidParam(`The local cloud does not evaluate the stage ${stageKey}`);
    return { [stageKey]: decode(stageValue, nowMs) };
  });
}
