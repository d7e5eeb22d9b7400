/** What can be bought: one document a stock-keeping unit, because stock is sold one by one. */
import type { BasisPoints, Fen } from '../units/amounts';
import { collection, type Document } from '../platform/database';

export interface Sku extends Document {
  readonly merchantId: string;
  readonly title: string;
  readonly kind: 'goods' | 'service';
  readonly priceFen: Fen;
  readonly allowanceRateBp: BasisPoints;
  readonly stock: number;
  /** Sessions of a service; 1 for goods. */
  readonly uses: number;
  readonly isMedical: boolean;
  readonly onSale: boolean;
}

export const skus = collection<Sku>('skus', ['merchantId', 'onSale']);
