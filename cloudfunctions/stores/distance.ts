/** Distances on the globe, and the box around a circle that a database can look through. Pure. */
import type { Position } from './documents';

const EARTH_RADIUS_M = 6_371_008.8;
const HALF_CIRCLE = 180;
const RIGHT_ANGLE = 90;
const radians = (degrees: number): number => (degrees * Math.PI) / HALF_CIRCLE;
const degrees = (angle: number): number => (angle * HALF_CIRCLE) / Math.PI;

/** Whole metres between two places (haversine). */
export function distanceM(a: Position, b: Position): number {
  const dLat = radians(b.latitude - a.latitude);
  const dLng = radians(b.longitude - a.longitude);
  const h =
    Math.sin(dLat / 2) ** 2 +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(dLng / 2) ** 2;
  return Math.round(2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h))));
}

export interface Box {
  readonly latitude: { readonly gte: number; readonly lte: number };
  readonly longitude: { readonly gte: number; readonly lte: number };
}

/** Holds every place within the radius, and others; around a pole or the date line, all longitudes. */
export function boxAround(centre: Position, radiusM: number): Box {
  // Half a metre for the rounding of distances.
  const angle = (radiusM + 0.5) / EARTH_RADIUS_M;
  const south = centre.latitude - degrees(angle);
  const north = centre.latitude + degrees(angle);
  const latitude = { gte: Math.max(-RIGHT_ANGLE, south), lte: Math.min(RIGHT_ANGLE, north) };
  const everywhere = { latitude, longitude: { gte: -HALF_CIRCLE, lte: HALF_CIRCLE } };
  if (south <= -RIGHT_ANGLE || north >= RIGHT_ANGLE) return everywhere;
  const reach = degrees(Math.asin(Math.sin(angle) / Math.cos(radians(centre.latitude))));
  const west = centre.longitude - reach;
  const east = centre.longitude + reach;
  if (west < -HALF_CIRCLE || east > HALF_CIRCLE) return everywhere;
  return { latitude, longitude: { gte: west, lte: east } };
}
