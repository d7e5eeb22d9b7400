/** Geographical operators of queries. Planar operators ($box, $center, 2d indexes) are none of the cloud's. */
import { isPlainDoc } from '../ejson';
import { invalidOperator, requestFailed } from '../errors';
import {
  angleBetween,
  areaNeeded,
  distanceM,
  intersects,
  isWithin,
  positionsOf,
  shapeNeeded,
  shapeOf,
  type Position,
  type Shape,
} from '../geo';

type Test = (value: unknown) => boolean;

/** The test of a geographical operator; values that are no shapes never satisfy it. */
export function geoTest(operator: '$geoWithin' | '$geoIntersects' | '$nearSphere', operand: unknown): Test {
  if (!isPlainDoc(operand)) throw requestFailed(`${operator} needs an object`);
  switch (operator) {
    case '$geoWithin':
      return onShapes('$centerSphere' in operand ? inCircle(operand['$centerSphere']) : inArea(operand));
    case '$geoIntersects': {
      const other = shapeNeeded(operand['$geometry']);
      return onShapes((shape) => intersects(shape, other));
    }
    case '$nearSphere': {
      const near = nearOf(operand);
      return onShapes((shape) => {
        const metres = distanceM(near.from, shape);
        return metres >= near.minM && metres <= near.maxM;
      });
    }
  }
}

function onShapes(test: (shape: Shape) => boolean): Test {
  return (value) => {
    const shape = shapeOf(value);
    if (shape !== undefined) return test(shape);
    return Array.isArray(value) && value.some((item) => onShapes(test)(item));
  };
}

function inArea(operand: Record<string, unknown>): (shape: Shape) => boolean {
  if (!('$geometry' in operand)) throw invalidOperator(Object.keys(operand)[0] ?? '$geoWithin');
  const area = areaNeeded(operand['$geometry']);
  return (shape) => isWithin(shape, area);
}

/** Centre and radius; the radius is an angle, radians. */
function inCircle(operand: unknown): (shape: Shape) => boolean {
  const [centre, radius] = Array.isArray(operand) ? (operand as unknown[]) : [];
  const from = shapeNeeded(centre);
  if (from.type !== 'Point' || typeof radius !== 'number' || radius < 0)
    throw requestFailed('$centerSphere needs a point and a radius');
  return (shape) =>
    positionsOf(shape).every((position) => angleBetween(from.coordinates, position) <= radius);
}

export interface Near {
  from: Position;
  minM: number;
  maxM: number;
}

/** Reads the operand of $nearSphere: {$geometry, $maxDistance, $minDistance}, distances in metres. */
function nearOf(operand: Record<string, unknown>): Near {
  const { $geometry, $maxDistance = Infinity, $minDistance = 0 } = operand;
  const shape = shapeNeeded($geometry);
  if (shape.type !== 'Point') throw requestFailed('$near needs a point');
  if (
    typeof $maxDistance !== 'number' ||
    typeof $minDistance !== 'number' ||
    $maxDistance < 0 ||
    $minDistance < 0
  )
    throw requestFailed('$maxDistance and $minDistance must be non-negative numbers');
  return { from: shape.coordinates, minM: $minDistance, maxM: $maxDistance };
}

export interface NearClause {
  path: string[];
  near: Near;
}

/**
 * What a filter asks to be near of, if anything: such a query answers nearest first. Only at the top, where alone
 * MongoDB allows it.
 */
export function nearClause(filter: Record<string, unknown>): NearClause | undefined {
  for (const [field, condition] of Object.entries(filter)) {
    if (!isPlainDoc(condition)) continue;
    const operand = condition['$nearSphere'] ?? condition['$near'];
    if (isPlainDoc(operand)) {
      const { $maxDistance, $minDistance } = condition;
      return { path: field.split('.'), near: nearOf({ $maxDistance, $minDistance, ...operand }) };
    }
  }
  return undefined;
}
