/** A typed amount of points: what it leaves, or why it cannot be. Pure. */
import { exactPointText, pointText, pointUnitsOf } from '../services/amounts';

export interface TypedAmount {
  /** 0: nothing that could be moved. */
  readonly units: number;
  /** Why not; '' while nothing is typed, or nothing is wrong. */
  readonly wrong: string;
}

export function typedAmount(text: string, haveUnits: number): TypedAmount {
  if (text.trim() === '') return { units: 0, wrong: '' };
  const units = pointUnitsOf(text);
  if (units === null) return { units: 0, wrong: '请输入数字，最多 6 位小数' };
  if (units === 0) return { units: 0, wrong: '' };
  if (units > haveUnits) return { units: 0, wrong: `最多 ${exactPointText(haveUnits)}` };
  return { units, wrong: '' };
}

/** Without zeros at the end, as one would type it. */
export function allText(units: number): string {
  return exactPointText(units).replace(/\.?0+$/, '');
}

/** "12.00 → 7.00" */
export function changeText(before: number, after: number): string {
  const isFine = before % 10_000 === 0 && after % 10_000 === 0;
  const text = isFine ? pointText : exactPointText;
  return `${text(before)} → ${text(after)}`;
}

/** What burns of a move out, rounded up as the mall does. */
export function burnedOf(units: number, moveOutBp: number): number {
  const product = BigInt(units) * BigInt(moveOutBp);
  return Number((product + 9_999n) / 10_000n);
}
