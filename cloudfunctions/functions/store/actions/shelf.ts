/** A merchant's shelf, and its answers to comments. */
import * as z from 'zod';

import { productsOfMerchant } from '../../../catalog/list';
import { ownProduct } from '../../../catalog/read';
import { saveProduct } from '../../../catalog/shelving/save-product';
import { setOnSale } from '../../../catalog/shelving/set-on-sale';
import { setStock } from '../../../catalog/shelving/set-stock';
import { answerComment } from '../../../community/review';
import { shownComments } from '../../../community/views';
import { action, standingOf } from '../../../edge/action';
import * as field from '../../../edge/fields';
import { may } from '../permissions';

const merchantId = field.id;
const specText = field.text.min(1).max(20);
const page = { after: field.cursor, limit: field.shortPageSize };

const sku = z.strictObject({
  specs: z.array(specText).max(3).default([]),
  picture: field.picture.nullable().default(null),
  priceFen: field.positiveFen,
  allowanceRateBp: field.rateBp,
  stock: field.count,
  uses: field.quantity.max(100).default(1),
});

/** A product as it is entered; the merchant's own code names it. */
export const productFields = {
  code: field.id,
  title: field.title,
  subtitle: field.text.max(60).default(''),
  kind: z.enum(['goods', 'service']),
  categoryId: field.id,
  pictures: z.array(field.picture).min(1).max(9),
  description: z
    .array(
      z.union([
        z.strictObject({ text: field.text.min(1).max(1000) }),
        z.strictObject({ picture: field.picture }),
      ]),
    )
    .max(30)
    .default([]),
  specs: z
    .array(z.strictObject({ name: specText, values: z.array(specText).min(1).max(20) }))
    .max(3)
    .default([]),
  storeIds: z.array(field.id).max(100).default([]),
  isMedical: z.boolean(),
  advertisingApproval: field.text.min(1).max(60).nullable().default(null),
  time: z
    .strictObject({
      minutes: z.number().int().min(5).max(480),
      cleaningMinutes: z.number().int().min(0).max(120),
    })
    .nullable()
    .default(null),
  isAtHome: z.boolean().default(false),
  moreTerms: field.text.max(1000).default(''),
  onSale: z.boolean(),
  skus: z.array(sku).min(1).max(20),
};

export const shelfActions = {
  /** A product with its SKUs; the merchant's own code names it. */
  saveProduct: action({
    permission: may.saveProduct,
    input: z.strictObject({ merchantId, ...productFields }),
    run: (house, _caller, { merchantId: merchant, ...draft }) => saveProduct(house, merchant, draft),
  }),
  setOnSale: action({
    permission: may.setOnSale,
    input: z.strictObject({ merchantId, productId: field.id, onSale: z.boolean() }),
    run: (house, _caller, { merchantId: merchant, productId, onSale }) =>
      setOnSale(house, merchant, productId, onSale),
  }),
  setStock: action({
    permission: may.setStock,
    input: z.strictObject({
      merchantId,
      productId: field.id,
      skuId: field.id,
      stock: field.count,
      seen: field.count,
    }),
    run: (house, _caller, { merchantId: merchant, ...count }) => setStock(house, merchant, count),
  }),
  /** The merchant's own products, on sale and off, newest first. */
  products: action({
    permission: may.products,
    input: z.strictObject({ merchantId, ...page }),
    run: async (house, caller, { merchantId: merchant, after, limit }) => ({
      ...(await productsOfMerchant(house.database, merchant, after, limit)),
      maySetOnSale: may.setOnSale.staff.includes(standingOf(caller).role),
    }),
  }),
  /** One of them with its SKUs, to be changed. */
  product: action({
    permission: may.product,
    input: z.strictObject({ merchantId, productId: field.id }),
    run: (house, _caller, { merchantId: merchant, productId }) =>
      ownProduct(house.database, merchant, productId),
  }),
  comments: action({
    permission: may.comments,
    input: z.strictObject({ merchantId, ...page }),
    run: (house, _caller, { merchantId: merchant, after, limit }) =>
      shownComments(house.database, { merchantId: merchant }, after, limit),
  }),
  answerComment: action({
    permission: may.answerComment,
    input: z.strictObject({ merchantId, commentId: field.id, text: field.sentence }),
    run: (house, { openId }, input) => answerComment(house, { openId, ...input }),
  }),
};
