/** Distances, and the box that must hold everything within them. */
import fc from 'fast-check';

import { boxAround, distanceM } from './distance';

const place = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});
const HANGZHOU = { latitude: 30.2741, longitude: 120.1551 };
const SHANGHAI = { latitude: 31.2304, longitude: 121.4737 };

test('from Hangzhou to Shanghai it is 165 km, and as far back', () => {
  expect(Math.round(distanceM(HANGZHOU, SHANGHAI) / 1000)).toBe(165);
  expect(distanceM(SHANGHAI, HANGZHOU)).toBe(distanceM(HANGZHOU, SHANGHAI));
  expect(distanceM(HANGZHOU, HANGZHOU)).toBe(0);
});

test('no place within the radius is outside of the box', () => {
  const radius = fc.integer({ min: 0, max: 21_000_000 });
  const nearby = fc.double({ min: -0.5, max: 0.5, noNaN: true });
  fc.assert(
    fc.property(place, place, nearby, nearby, radius, fc.boolean(), (a, far, dLat, dLng, radiusM, isFar) => {
      const near = {
        latitude: Math.max(-90, Math.min(90, a.latitude + dLat)),
        longitude: Math.max(-180, Math.min(180, a.longitude + dLng)),
      };
      const b = isFar ? far : near;
      const metres = distanceM(a, b);
      const reach = isFar ? radiusM : Math.min(radiusM, 60_000);
      if (metres > reach) return;
      const { latitude, longitude } = boxAround(a, reach);
      expect(b.latitude).toBeGreaterThanOrEqual(latitude.gte);
      expect(b.latitude).toBeLessThanOrEqual(latitude.lte);
      expect(b.longitude).toBeGreaterThanOrEqual(longitude.gte);
      expect(b.longitude).toBeLessThanOrEqual(longitude.lte);
    }),
    { numRuns: 2000 },
  );
});
