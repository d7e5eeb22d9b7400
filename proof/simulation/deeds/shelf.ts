/** What the shop changes of its shelf and its terms while others buy, and the platform of its own. */
import { products, skus } from '../../../cloudfunctions/catalog/documents';
import { PLATFORM } from '../../../cloudfunctions/stores/people';
import { listingOf } from '../../../tests/support/listing';
import { MASK } from '../opening';
import { ofShop, operator, pickOne, type Deeds, type Scene } from '../scene';

/** The shop's mask, or its card. */
async function ownSku(scene: Scene) {
  const { goods, cards, merchantId } = scene.shelf;
  return pickOne(scene, skus, { _id: { in: [...goods, ...cards] } }, (sku) => sku.merchantId === merchantId);
}

/** Of this merchant; on sale or off. */
const productThat = (scene: Scene, merchantId: string, isSo: boolean) =>
  pickOne(scene, products, { merchantId }, ({ onSale }) => onSale === isSo);

export const shelf: Deeds = {
  countStock: {
    weight: 2,
    wish: async (scene) => {
      const sku = await ownSku(scene);
      if (sku === null) return null;
      const { _id: skuId, productId, stock: seen } = sku;
      const stock = Math.max(0, seen + scene.chance.int(-2, 4));
      // Repeated long afterwards it would be a count like any other, if as many are there again.
      return ofShop(scene, 'setStock', { productId, skuId, seen, stock }, 'acts');
    },
  },
  takeOffSale: {
    weight: 0.6,
    wish: async (scene) => {
      const product = await productThat(scene, scene.shelf.merchantId, true);
      return product === null
        ? null
        : ofShop(scene, 'setOnSale', { productId: product._id, onSale: false }, 'acts');
    },
  },
  putOnSale: {
    weight: 8,
    wish: async (scene) => {
      const product = await productThat(scene, scene.shelf.merchantId, false);
      return product === null
        ? null
        : ofShop(scene, 'setOnSale', { productId: product._id, onSale: true }, 'acts');
    },
  },
  changePrice: {
    weight: 1.5,
    wish: (scene) => {
      const { chance } = scene;
      const priceFen = chance.pick([9_900, 10_000, 10_100]);
      const listing = listingOf('mask', { ...MASK, priceFen, allowanceRateBp: chance.pick([900, 1000]) });
      return ofShop(scene, 'saveProduct', listing, 'acts');
    },
  },
  setFreight: {
    weight: 1,
    wish: (scene) => {
      const { chance } = scene;
      const input = { feeFen: chance.pick([0, 0, 800]), freeFromFen: chance.pick([0, 15_000]) };
      return ofShop(scene, 'setFreight', input, 'acts');
    },
  },
  setPointsShare: {
    weight: 1,
    wish: (scene) => {
      const shareBp = scene.chance.pick([2_000, 5_000, 5_000]);
      return ofShop(scene, 'setPointsShare', { shareBp }, 'acts');
    },
  },
  setForPoints: {
    weight: 1,
    wish: async (scene) => {
      const product = await pickOne(scene, products, { merchantId: PLATFORM });
      if (product === null) return null;
      // What is not offered for points comes back soon.
      const isForPoints = product.isForPoints ? scene.chance.happens(70) : true;
      return operator(scene, 'setForPoints', { productId: product._id, isForPoints }, 'acts');
    },
  },
  importProducts: {
    weight: 0.6,
    wish: (scene) => {
      const code = `imported-${scene.chance.int(1, 3)}`;
      return operator(scene, 'importProducts', { products: [listingOf(code, { stock: 3 })] }, 'acts');
    },
  },
};
