/** What a person types to offer or ask for points, judged as the server will; the server decides. Pure. */
import { priceText } from './amounts';
import { pointsOf, priceDigits, priceOf, wholePoints } from './trade-amounts';

/** What both desks of the market tell. */
export interface Limits {
  readonly day: string;
  readonly price: number;
  readonly band: { readonly low: number; readonly high: number };
  readonly openOrders: number;
  readonly maxOpenOrders: number;
  readonly maxOrderPointUnits: number;
  readonly others: readonly { readonly price: number; readonly units: number }[];
}

export interface Terms {
  readonly points: number;
  readonly price: number;
}

/** @returns the terms, or what is still wrong with them; an empty sentence while something is not typed yet */
export function termsOf(limits: Limits, typedPoints: string, typedPrice: string): Terms | string {
  const { band, openOrders, maxOpenOrders, maxOrderPointUnits } = limits;
  if (openOrders >= maxOpenOrders) return `同时最多 ${maxOpenOrders} 笔挂单，请先撤销一些`;
  if (typedPoints === '') return '';
  const [points, price] = [pointsOf(typedPoints), priceOf(typedPrice)];
  const most = wholePoints(maxOrderPointUnits);
  if (points === null || points > most) return `请填写整数积分，一次最多 ${most}`;
  if (price === null || price < band.low || price > band.high) return bandText(limits);
  return { points, price };
}

function bandText({ band }: Pick<Limits, 'band'>): string {
  return `今天可挂的价格在 ${priceText(band.low)} 到 ${priceText(band.high)} 之间`;
}

export interface PriceChoice {
  readonly name: string;
  readonly price: string;
  readonly digits: string;
}

/** The ends of the band, and the day's price between them. */
export function priceChoices({ band, price }: Pick<Limits, 'band' | 'price'>): PriceChoice[] {
  const choice = (name: string, at: number): PriceChoice => ({
    ...{ name, price: priceText(at), digits: priceDigits(at) },
  });
  return [choice('最低', band.low), choice('今日价', price), choice('最高', band.high)];
}

/** What stands in the field for the price when the desk has been asked again: a wish that still fits stays. */
export function keptPrice(limits: Limits, typed: string): string {
  const price = priceOf(typed);
  const fits = price !== null && price >= limits.band.low && price <= limits.band.high;
  return fits ? typed : priceDigits(limits.price);
}
