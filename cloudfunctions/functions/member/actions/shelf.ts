/** What a consumer sees of the shelf, and says about it. */
import * as z from 'zod';

import { PRODUCT_SORTS } from '../../../catalog/list';
import { writeComment } from '../../../community/comment';
import { favouritesOf, setFavourite } from '../../../community/favourites';
import { shownComments } from '../../../community/views';
import { action } from '../../../edge/action';
import * as field from '../../../edge/fields';
import { browse } from '../../../storefront/browse';
import { categoryPage, cityStores, home } from '../../../storefront/home';
import { countViews } from '../../../advertising/slot-views';
import { productPage } from '../../../storefront/product-page';

const page = { after: field.cursor, limit: field.shortPageSize };

export const shelfActions = {
  /** Slots that a phone has shown since it was taken up, told once when it is put away. */
  sawSlots: action({
    permission: 'visitor',
    input: z.strictObject({ slotIds: z.array(field.id).min(1).max(20) }),
    run: (house, { requestId }, { slotIds }) => countViews(house, requestId, slotIds),
  }),
  /** 首页: slots, categories, recommended products, stores of the city. */
  home: action({
    permission: 'visitor',
    input: z.strictObject({ city: field.city.nullable().default(null) }),
    run: (house, _caller, { city }) => home(house, city),
  }),
  /** Stores by which a list of products can be filtered. */
  cityStores: action({
    permission: 'visitor',
    input: z.strictObject({ city: field.city }),
    run: (house, _caller, { city }) => cityStores(house, city),
  }),
  /** 分类: its slots, the tree, and the first products of one category or of all. */
  categories: action({
    permission: 'visitor',
    input: z.strictObject({ categoryId: field.id.nullable().default(null) }),
    run: (house, _caller, { categoryId }) => categoryPage(house, categoryId),
  }),
  products: action({
    permission: 'visitor',
    input: z.strictObject({
      categoryId: field.id.optional(),
      keyword: field.keyword.optional(),
      kind: z.enum(['goods', 'service']).optional(),
      merchantId: field.id.optional(),
      storeId: field.id.optional(),
      fromFen: field.fen.optional(),
      toFen: field.fen.optional(),
      inStock: z.boolean().optional(),
      sort: z.enum(PRODUCT_SORTS).default('recommended'),
      ...page,
    }),
    run: (house, _caller, { sort, after, limit, ...wanted }) => browse(house, { wanted, sort, after, limit }),
  }),
  product: action({
    permission: 'visitor',
    input: z.strictObject({ productId: field.id }),
    run: (house, { memberId }, { productId }) => productPage(house, memberId, productId),
  }),
  comments: action({
    permission: 'visitor',
    input: z.strictObject({ productId: field.id, ...page }),
    run: (house, _caller, { productId, after, limit }) =>
      shownComments(house.database, { productId }, after, limit),
  }),
  /** Of a line that was received; answers whether it is shown or waits. */
  comment: action({
    permission: 'visitor',
    input: z.strictObject({
      orderId: field.orderId,
      skuId: field.id,
      stars: z.number().int().min(1).max(5),
      text: field.text.max(500).default(''),
      pictures: z.array(field.picture).max(6).default([]),
    }),
    run: (house, { memberId, openId }, draft) => writeComment(house, { memberId, openId, ...draft }),
  }),
  setFavourite: action({
    permission: 'visitor',
    input: z.strictObject({ productId: field.id, isKept: z.boolean() }),
    run: (house, { memberId }, input) => setFavourite(house, { memberId, ...input }),
  }),
  favourites: action({
    permission: 'visitor',
    input: z.strictObject(page),
    run: (house, { memberId }, { after, limit }) => favouritesOf(house, memberId, after, limit),
  }),
};
