/** Lost phones and forgotten passwords: a new key with its wait of 72 hours, a password changed or cleared. */
import { pointKeys } from '../../../cloudfunctions/custody/documents';
import { MINUTE_MS } from '../../../cloudfunctions/units/days';
import { PIN } from '../../../tests/support/trading-floor';
import { consumer, member, OTHER_PIN, operator, pickOne, type Deeds } from '../scene';

export const keys: Deeds = {
  askNewKey: {
    weight: 5,
    wish: (scene) => {
      const by = consumer(scene);
      const phone = scene.chance.pick(scene.phones.get(by.memberId) ?? []);
      const expiry = scene.now() + 20 * MINUTE_MS;
      const { publicKey } = phone;
      return member(by, 'askNewKey', { publicKey, expiry, signature: phone.sign({ expiry }) }, 'nothing');
    },
  },
  startKeyChange: {
    weight: 6,
    wish: async (scene) => {
      const key = await pickOne(scene, pointKeys, { 'next.askedAt': { gt: 0 } });
      const next = key?.next ?? null;
      if (key === null || next === null) return null;
      const input = { memberId: key._id, publicKey: next.publicKey };
      return operator(scene, 'startKeyChange', input, 'nothing');
    },
  },
  stopKeyChange: {
    weight: 2,
    wish: async (scene) => {
      const key = await pickOne(scene, pointKeys, { 'next.askedAt': { gt: 0 } });
      const next = key?.next ?? null;
      if (key === null || next === null) return null;
      const input = { memberId: key._id, publicKey: next.publicKey, reason: '手机找到了' };
      return operator(scene, 'stopKeyChange', input, 'nothing');
    },
  },
  changePassword: {
    weight: 3,
    wish: (scene) => {
      const by = scene.cast.forgetful;
      const [password, newPassword] = scene.chance.happens(50) ? [PIN, OTHER_PIN] : [OTHER_PIN, PIN];
      return member(by, 'changePassword', { password, newPassword }, 'nothing');
    },
  },
  setPasswordAnew: {
    weight: 2,
    wish: (scene) => member(scene.cast.forgetful, 'setPassword', { password: OTHER_PIN }, 'nothing'),
  },
  clearPassword: {
    weight: 1,
    wish: (scene) => operator(scene, 'clearPassword', { memberId: scene.cast.forgetful.memberId }, 'acts'),
  },
};
