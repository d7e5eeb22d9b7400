/** People come to work and go, hear from the shop, and leave the mall. */
import { couponOffers } from '../../../cloudfunctions/coupons/documents';
import { leavings } from '../../../cloudfunctions/personal/documents';
import { employments, staffInvites } from '../../../cloudfunctions/stores/documents';
import { DAY_MS } from '../../../cloudfunctions/units/days';
import { consumer, member, ofShop, pickOne, type Deeds, type Scene } from '../scene';

const openInvite = (scene: Scene) => pickOne(scene, staffInvites, { state: 'open' });

const POST = { name: '小新', role: 'clerk', isHeadOffice: false };

export const people: Deeds = {
  inviteStaff: {
    weight: 2,
    wish: (scene) => {
      const { storeId } = scene.shelf;
      return ofShop(scene, 'inviteStaff', { storeId, ...POST, storeIds: [storeId] }, 'nothing');
    },
  },
  acceptInvite: {
    weight: 8,
    wish: async (scene) => {
      const invite = await openInvite(scene);
      if (invite === null) return null;
      return member(
        scene.chance.pick(scene.cast.newcomers),
        'acceptInvite',
        { inviteId: invite._id },
        'nothing',
      );
    },
  },
  cancelInvite: {
    weight: 1,
    wish: async (scene) => {
      const invite = await openInvite(scene);
      const { storeId } = scene.shelf;
      return invite === null
        ? null
        : ofShop(scene, 'cancelInvite', { storeId, inviteId: invite._id }, 'nothing');
    },
  },
  endStaff: {
    weight: 5,
    wish: async (scene) => {
      const { storeId } = scene.shelf;
      const known = scene.cast.newcomers.map(({ memberId }) => memberId);
      const where = { memberId: { in: known } };
      const post = await pickOne(scene, employments, where, ({ endedAt }) => endedAt === null);
      return post === null ? null : ofShop(scene, 'endStaff', { storeId, memberId: post.memberId }, 'acts');
    },
  },
  agreeToMessages: {
    weight: 2,
    wish: (scene) => member(consumer(scene), 'noteConsents', { accepted: ['campaign'] }, 'nothing'),
  },
  offerCoupons: {
    weight: 1,
    wish: (scene) => {
      const now = scene.now();
      const claim = { claimFrom: now, claimUntil: now + 3 * DAY_MS, validDays: 3 };
      const terms = { thresholdFen: 5_000, offFen: 0, offRateBp: 1_000, maxOffFen: 3_000 };
      const offer = { code: `c${scene.chance.int(1, 3)}`, name: '九折券', quantity: 4, perMember: 1 };
      return ofShop(scene, 'saveCouponOffer', { ...offer, ...claim, terms }, 'acts');
    },
  },
  startCampaign: {
    weight: 2,
    wish: async (scene) => {
      const { merchantId } = scene.shelf;
      const offer = scene.chance.happens(50) ? await pickOne(scene, couponOffers, { merchantId }) : null;
      const group = scene.chance.pick([{ kind: 'new' }, { kind: 'returning' }, { kind: 'asleep', days: 7 }]);
      const input = { group, text: '新项目上架，欢迎来看', offerId: offer?._id ?? null };
      return ofShop(scene, 'startCampaign', input, 'answers');
    },
  },
  leave: {
    weight: 2,
    wish: (scene) => {
      const by = scene.chance.pick(scene.cast.leavers);
      return member(by, 'askToLeave', { givesUp: scene.chance.happens(80) }, 'nothing');
    },
  },
  stayAfterAll: {
    weight: 1,
    wish: async (scene) => {
      const leaving = await pickOne(scene, leavings, { state: 'waiting' });
      const by = scene.cast.leavers.find(({ memberId }) => memberId === leaving?._id);
      return by === undefined ? null : member(by, 'stayAfterAll', {}, 'nothing');
    },
  },
};
