/** Cash through the desk: merchants pay in and take out, sellers take what they earned to WeChat, or call it back. */
import { cashOuts, payIns } from '../../../cloudfunctions/cashier/documents';
import { memberHolder, merchantHolder } from '../../../cloudfunctions/ledger/accounts';
import { cashAccounts } from '../../../cloudfunctions/market/documents';
import { consumer, member, ofShop, personOf, pickOne, type Deeds, type Scene } from '../scene';

/** About a third of the time more than there is. */
async function fenOf({ database, chance }: Scene, holder: string, most: number): Promise<number> {
  const account = await database.get(cashAccounts, holder);
  const fen = Math.floor((account?.freeFen ?? 0) * chance.pick([0.2, 0.5, 1.2]));
  return Math.min(most, Math.max(100, fen));
}

const UNDER_WAY = { in: ['asked', 'accepted', 'toConfirm', 'sending'] };

/** A seller, if there is one with money. */
async function seller(scene: Scene) {
  const account = await pickOne(scene, cashAccounts, { freeFen: { gt: 0 } }, ({ _id }) =>
    _id.startsWith('member:'),
  );
  return personOf(scene, account?._id.slice('member:'.length) ?? '') ?? consumer(scene);
}

export const cash: Deeds = {
  payIn: {
    weight: 5,
    wish: (scene) => ofShop(scene, 'payIn', { amountFen: scene.chance.int(9_000, 60_000) }, 'nothing'),
  },
  checkPayIn: {
    weight: 3,
    wish: async (scene) => {
      const { merchantId } = scene.shelf;
      const payIn = await pickOne(scene, payIns, { merchantId });
      return payIn === null ? null : ofShop(scene, 'checkPayIn', { payInId: payIn._id }, 'nothing');
    },
  },
  takeOut: {
    weight: 4,
    wish: async (scene) => {
      const fund = merchantHolder(scene.shelf.merchantId);
      return ofShop(scene, 'takeOut', { amountFen: await fenOf(scene, fund, 20_000) }, 'answers');
    },
  },
  checkTakeOut: {
    weight: 3,
    wish: async (scene) => {
      const out = await pickOne(scene, cashOuts, { holder: merchantHolder(scene.shelf.merchantId) });
      return out === null ? null : ofShop(scene, 'checkTakeOut', { takeOutId: out._id }, 'nothing');
    },
  },
  cancelTakeOut: {
    weight: 6,
    wish: async (scene) => {
      const holder = merchantHolder(scene.shelf.merchantId);
      const out = await pickOne(scene, cashOuts, { holder, state: UNDER_WAY });
      return out === null ? null : ofShop(scene, 'cancelTakeOut', { takeOutId: out._id }, 'nothing');
    },
  },
  withdraw: {
    weight: 14,
    wish: async (scene) => {
      const by = await seller(scene);
      const amountFen = await fenOf(scene, memberHolder(by.memberId), 190_000);
      return member(by, 'withdraw', { amountFen }, 'answers');
    },
  },
  cancelWithdrawal: {
    weight: 16,
    wish: async (scene) => {
      const out = await pickOne(scene, cashOuts, { state: UNDER_WAY }, ({ holder }) =>
        holder.startsWith('member:'),
      );
      const by = personOf(scene, out?.toId ?? '');
      if (out === null || by === null) return null;
      return member(by, 'cancelWithdrawal', { withdrawalId: out._id }, 'nothing');
    },
  },
};
