/** Documents that a use case reads and writes, as `measured.test.ts` finds them. */
export const MEASURED = {
  join: [4, 3],
  home: [5, 0],
  product: [8, 0],
  wallet: [3, 0],
  openBooks: [3, 0],
  place: [11, 6],
  pay: [4, 4],
  receive: [2, 1],
  settle: [12, 7],
  refund: [10, 7],
  close: [36, 19],
  sweepOne: [4, 2],
  bookingTimes: [12, 0],
  book: [22, 13],
  showCode: [7, 1],
  scan: [8, 2],
  redeem: [17, 11],
  offerTip: [11, 4],
  confirmTip: [18, 10],
  sell: [7, 4],
  bid: [6, 3],
  fill: [15, 9],
} as const satisfies Record<string, readonly [reads: number, writes: number]>;

export type Measured = keyof typeof MEASURED;
