/** GeoJSON on the sphere, as MongoDB's 2dsphere sees it: shapes, distances, inside and touching. */
import { booleanIntersects } from '@turf/boolean-intersects';
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { isPlainDoc } from './ejson';
import { requestFailed } from './errors';

/** Longitude, then latitude, in degrees. */
export type Position = [longitude: number, latitude: number];

export type Shape =
  | { type: 'Point'; coordinates: Position }
  | { type: 'MultiPoint' | 'LineString'; coordinates: Position[] }
  | { type: 'MultiLineString'; coordinates: Position[][] }
  | Area;

export type Area =
  { type: 'Polygon'; coordinates: Position[][] } | { type: 'MultiPolygon'; coordinates: Position[][][] };

/** How deep the coordinates of each type of shape are nested. */
const DEPTHS: Record<string, number | undefined> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};

/** MongoDB's radius of the earth, metres; the published distances of CloudBase's own tests come out with it. */
export const EARTH_RADIUS_M = 6_378_100;
const RADIANS_PER_DEGREE = Math.PI / 180;

function isPosition(value: unknown): value is Position {
  if (!Array.isArray(value) || value.length < 2) return false;
  const [longitude, latitude] = value as unknown[];
  if (typeof longitude !== 'number' || typeof latitude !== 'number') return false;
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
}

function isNested(value: unknown, depth: number): boolean {
  if (depth === 0) return isPosition(value);
  return Array.isArray(value) && value.length > 0 && value.every((item) => isNested(item, depth - 1));
}

/** Reads GeoJSON, or a bare [longitude, latitude] as a point; undefined for anything else. */
export function shapeOf(value: unknown): Shape | undefined {
  if (isPosition(value)) return { type: 'Point', coordinates: value };
  if (!isPlainDoc(value)) return undefined;
  const { type, coordinates } = value;
  const depth = typeof type === 'string' ? DEPTHS[type] : undefined;
  return depth !== undefined && isNested(coordinates, depth) ? ({ type, coordinates } as Shape) : undefined;
}

/** As shapeOf, for the operand of an operator. @throws the request error for what is no shape */
export function shapeNeeded(value: unknown): Shape {
  const shape = shapeOf(value);
  if (shape === undefined)
    throw requestFailed(`unknown GeoJSON type or bad coordinates: ${JSON.stringify(value)}`);
  return shape;
}

export function areaNeeded(value: unknown): Area {
  const shape = shapeNeeded(value);
  if (shape.type !== 'Polygon' && shape.type !== 'MultiPolygon')
    throw requestFailed(`$geoWithin not supported with provided geometry: ${shape.type}`);
  return shape;
}

/** All positions of a shape, in order. */
export function positionsOf({ type, coordinates }: Shape): Position[] {
  const depth = DEPTHS[type] ?? 0;
  return (depth === 0 ? [coordinates] : coordinates.flat(depth - 1)) as Position[];
}

type Vector = [x: number, y: number, z: number];

function unitVector([longitude, latitude]: Position): Vector {
  const [phi, theta] = [latitude * RADIANS_PER_DEGREE, longitude * RADIANS_PER_DEGREE];
  return [Math.cos(theta) * Math.cos(phi), Math.sin(theta) * Math.cos(phi), Math.sin(phi)];
}

/**
 * Angle between two positions, radians. Not @turf/distance, whose haversine differs in the tenth digit: this is the
 * formula of S2, MongoDB's library, to the last bit.
 */
export function angleBetween(from: Position, to: Position): number {
  const [ax, ay, az] = unitVector(from);
  const [bx, by, bz] = unitVector(to);
  const [cx, cy, cz] = [ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx];
  return Math.atan2(Math.sqrt(cx * cx + cy * cy + cz * cz), ax * bx + ay * by + az * bz);
}

/** Distance in metres from a position to the nearest position of a shape. */
export function distanceM(from: Position, to: Shape): number {
  return Math.min(...positionsOf(to).map((position) => angleBetween(from, position))) * EARTH_RADIUS_M;
}

/** Whether a shape lies wholly in an area, its border included. */
export function isWithin(shape: Shape, area: Area): boolean {
  return positionsOf(shape).every((position) => booleanPointInPolygon(position, area));
}

export function intersects(a: Shape, b: Shape): boolean {
  return booleanIntersects(a, b);
}
