/**
 * The market of one day, written down plainly: one thread, one list, whole points and fen. Price, then who came first;
 * the price is that of the older order; a buyer's fills together are rounded up to the fen once.
 */
export type Side = 'sell' | 'buy';

export interface Order {
  readonly side: Side;
  readonly who: string;
  readonly points: number;
  /** 0.0001 yuan a point. */
  readonly price: number;
  left: number;
  isOpen: boolean;
  /** Of a buyer: hundredths of a fen spent, and fen that are still set aside. */
  spent: number;
  setAside: number;
}

export interface Limits {
  readonly low: number;
  readonly high: number;
  readonly maxOpen: number;
}

export type Outcome =
  'placed' | 'MARKET_HALTED' | 'PRICE_OUT_OF_BAND' | 'TOO_MANY_OPEN_ORDERS' | 'POINTS_SHORT' | 'CASH_SHORT';

export class Market {
  readonly orders: Order[] = [];
  readonly fills: string[] = [];
  isHalted = false;
  readonly earned = new Map<string, number>();
  readonly bought = new Map<string, number>();

  constructor(
    /** What sellers have to offer, in points, and merchants to spend, in fen; both change. */
    readonly points: Map<string, number>,
    readonly cash: Map<string, number>,
    private readonly limits: Limits,
  ) {}

  place(side: Side, who: string, points: number, price: number): Outcome {
    const { low, high, maxOpen } = this.limits;
    if (this.isHalted) return 'MARKET_HALTED';
    if (price < low || price > high) return 'PRICE_OUT_OF_BAND';
    if (this.orders.filter((order) => order.isOpen && order.who === who).length >= maxOpen)
      return 'TOO_MANY_OPEN_ORDERS';
    const setAside = side === 'buy' ? Math.ceil((points * price) / 100) : 0;
    if (side === 'sell' && amount(this.points, who) < points) return 'POINTS_SHORT';
    if (side === 'buy' && amount(this.cash, who) < setAside) return 'CASH_SHORT';
    if (side === 'sell') add(this.points, who, -points);
    else add(this.cash, who, -setAside);
    this.orders.push({ side, who, points, price, left: points, isOpen: true, spent: 0, setAside });
    this.match();
    return 'placed';
  }

  /** Its owner's wish, also while trading is halted. */
  cancel(number: number): void {
    const order = this.orders[number];
    if (order?.isOpen === true) this.end(order);
  }

  expire(): void {
    for (const order of this.orders) if (order.isOpen) this.end(order);
  }

  private end(order: Order): void {
    order.isOpen = false;
    if (order.side === 'sell') add(this.points, order.who, order.left);
    else add(this.cash, order.who, order.setAside);
    order.setAside = 0;
  }

  private match(): void {
    for (;;) {
      const sell = this.best('sell', (a, b) => a < b);
      const buy = this.best('buy', (a, b) => a > b);
      if (sell === undefined || buy === undefined || sell.order.price > buy.order.price) return;
      this.fill(sell, buy);
    }
  }

  /** Of equal prices the one that came first is found first. */
  private best(side: Side, isBetter: (a: number, b: number) => boolean) {
    let best: { readonly order: Order; readonly number: number } | undefined;
    for (const [number, order] of this.orders.entries())
      if (order.isOpen && order.side === side)
        if (best === undefined || isBetter(order.price, best.order.price)) best = { order, number };
    return best;
  }

  private fill(sell: Numbered, buy: Numbered): void {
    const points = Math.min(sell.order.left, buy.order.left);
    const { price } = sell.number < buy.number ? sell.order : buy.order;
    const before = buy.order.spent;
    buy.order.spent += points * price;
    const fen = Math.ceil(buy.order.spent / 100) - Math.ceil(before / 100);
    buy.order.setAside -= fen;
    add(this.earned, sell.order.who, fen);
    add(this.bought, buy.order.who, points);
    this.fills.push(`${sell.number} to ${buy.number}: ${points} at ${price} for ${fen}`);
    for (const { order } of [sell, buy]) {
      order.left -= points;
      if (order.left === 0) this.end(order);
    }
  }
}

interface Numbered {
  readonly order: Order;
  readonly number: number;
}

const amount = (amounts: ReadonlyMap<string, number>, who: string): number => amounts.get(who) ?? 0;

function add(amounts: Map<string, number>, who: string, by: number): void {
  amounts.set(who, amount(amounts, who) + by);
}
