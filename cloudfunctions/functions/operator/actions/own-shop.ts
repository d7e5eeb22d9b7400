/** The platform's own shop (自营) as its keepers work on it: its catalogue as a whole, and its coupons. */
import * as z from 'zod';

import { catalogueOf } from '../../../catalog/read';
import { importProducts } from '../../../catalog/shelving/import-products';
import { offersOf } from '../../../coupons/list';
import { action } from '../../../edge/action';
import * as field from '../../../edge/fields';
import { PLATFORM } from '../../../stores/people';
import { productFields } from '../../store/actions/shelf';

const page = z.strictObject({ after: field.cursor, limit: field.shortPageSize });

export const ownShopActions = {
  /** Every product with its SKUs, on sale and off, newest first. */
  catalogue: action({
    permission: 'operator',
    input: page,
    run: (house, _caller, { after, limit }) => catalogueOf(house.database, PLATFORM, after, limit),
  }),
  /** All of them or none; the details of the refusal say by code what is wrong with which. */
  importProducts: action({
    permission: 'operator',
    input: z.strictObject({ products: z.array(z.strictObject(productFields)).min(1).max(50) }),
    run: async (house, _caller, { products }) => ({
      count: (await importProducts(house, PLATFORM, products)).length,
    }),
  }),
  coupons: action({
    permission: 'operator',
    input: page,
    run: (house, _caller, { after, limit }) => offersOf(house.database, PLATFORM, after, limit),
  }),
};
