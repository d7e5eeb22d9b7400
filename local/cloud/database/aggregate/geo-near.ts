/** The stage $geoNear: documents by their distance from a point, nearest first. */
import { Lazy, type Iterator } from 'mingo/lazy';
import type { Any, Options } from 'mingo/types';
import { isPlainDoc, type Doc } from '../ejson';
import { requestFailed } from '../errors';
import { distanceM, shapeNeeded, shapeOf, type Shape } from '../geo';
import { matcher } from '../query/match';
import { fieldOf } from '../query/paths';
import { withField } from './fields';

/** Fields of the stage: node-sdk, test/database/unit/aggregation.test.ts, and MongoDB's manual. */
export function geoNear(documents: Iterator, spec: Any, options: Options): Iterator {
  if (!isPlainDoc(spec)) throw requestFailed('$geoNear needs an object');
  const { distanceField, near, maxDistance = Infinity, minDistance = 0, query = {}, key, includeLocs } = spec;
  const { distanceMultiplier = 1, limit = Infinity } = spec;
  if (typeof distanceField !== 'string')
    throw requestFailed("$geoNear requires a 'distanceField' option as a String");
  const from = shapeNeeded(near);
  if (from.type !== 'Point') throw requestFailed('$geoNear requires near to be a point');
  const wanted = matcher(isPlainDoc(query) ? query : {}, options);
  return documents.transform<Doc>((all) => {
    const measured = all.filter(wanted).flatMap((doc) => {
      const location = locationOf(doc, key);
      if (location === undefined) return [];
      return [{ doc, location: location.value, metres: distanceM(from.coordinates, location.shape) }];
    });
    const inside = measured.filter(
      ({ metres }) => metres >= Number(minDistance) && metres <= Number(maxDistance),
    );
    inside.sort((a, b) => a.metres - b.metres);
    return Lazy(
      inside.slice(0, Number(limit)).map(({ doc, location, metres }) => {
        const out = withField(doc, distanceField.split('.'), metres * Number(distanceMultiplier));
        return typeof includeLocs === 'string' ? withField(out, includeLocs.split('.'), location) : out;
      }),
    );
  });
}

/** The place of a document: at the key, or without one its only top-level shape. */
function locationOf(doc: Doc, key: unknown): { value: unknown; shape: Shape } | undefined {
  const values =
    typeof key === 'string' ? [key.split('.').reduce<unknown>(fieldOf, doc)] : Object.values(doc);
  for (const value of values) {
    const shape = shapeOf(value);
    if (shape !== undefined) return { value, shape };
  }
  return undefined;
}
