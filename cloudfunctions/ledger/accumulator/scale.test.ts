import fc from 'fast-check';

import {
  firstSharePrice,
  floorDiv,
  pointResolution,
  RESCALE,
  RESCALE_BELOW,
  rescaleFactor,
  svResolution,
  visibleUnits,
} from './scale';

const signed = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
const positive = fc.bigInt({ min: 1n, max: 10n ** 20n });

describe('the resolution (docs/distribution.md)', () => {
  it.each([0, 1, 2, 7])(
    'at scale %p is 10^(45+9k) hr a point unit, and 10⁶ times that an SV unit',
    (scale) => {
      const expected = 10n ** (45n + 9n * BigInt(scale));
      expect(pointResolution(scale)).toBe(expected);
      expect(svResolution(scale)).toBe(expected * 10n ** 6n);
      expect(firstSharePrice(scale)).toBe(expected / 10n ** 6n);
    },
  );

  it('grows by 10⁹ with each scale', () => {
    expect(RESCALE).toBe(1_000_000_000n);
    expect([0, 1, 3].map(rescaleFactor)).toEqual([1n, 10n ** 9n, 10n ** 27n]);
    expect(RESCALE_BELOW).toBe(10n ** 30n);
  });

  it('never shrinks', () => {
    expect(() => rescaleFactor(-1)).toThrow(new RangeError('scales only grow'));
  });
});

describe('the floored quotient', () => {
  it('is the largest whole number not above the exact one, for every sign', () => {
    fc.assert(
      fc.property(signed, positive, fc.boolean(), (numerator, size, negative) => {
        const denominator = negative ? -size : size;
        const floor = floorDiv(numerator, denominator);
        // numerator = floor × denominator + rest, with a rest of the denominator's sign
        const rest = numerator - floor * denominator;
        expect(negative ? rest <= 0n && rest > denominator : rest >= 0n && rest < denominator).toBe(true);
      }),
    );
  });

  it.each([
    [7n, 2n, 3n],
    [-7n, 2n, -4n],
    [7n, -2n, -4n],
    [-7n, -2n, 3n],
    [-6n, 2n, -3n],
    [6n, -2n, -3n],
    [0n, 5n, 0n],
    [0n, -5n, 0n],
  ])('of %p and %p is %p', (numerator, denominator, floor) => {
    expect(floorDiv(numerator, denominator)).toBe(floor);
  });
});

describe('visible units', () => {
  const resolution = 10n ** 45n;
  const tolerance = 10n ** 36n;

  it('are ⌊x + 10⁻⁹⌋', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 50n), max: 10n ** 60n }), (hr) => {
        const units = BigInt(visibleUnits(hr, resolution));
        expect(units * resolution <= hr + tolerance && (units + 1n) * resolution > hr + tolerance).toBe(true);
      }),
    );
  });

  it('forgive what is missing up to 10⁻⁹ unit, and not one hr more', () => {
    expect(visibleUnits(888n * resolution - tolerance, resolution)).toBe(888);
    expect(visibleUnits(888n * resolution - tolerance - 1n, resolution)).toBe(887);
    expect(visibleUnits(-tolerance, resolution)).toBe(0);
    expect(visibleUnits(-tolerance - 1n, resolution)).toBe(-1);
  });

  it('stay within the safe range', () => {
    const max = BigInt(Number.MAX_SAFE_INTEGER);
    expect(visibleUnits(max * resolution, resolution)).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => visibleUnits((max + 1n) * resolution, resolution)).toThrow(
      new RangeError('more units than the safe range holds'),
    );
  });
});
