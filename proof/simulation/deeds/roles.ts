/** Service roles and region partners: packs, applications, decisions, terms that end. */
import { roleApplications } from '../../../cloudfunctions/accounts/documents';
import { partnerApplications } from '../../../cloudfunctions/partners/documents';
import { CITY } from '../../../tests/support/mall';
import { consumer, member, operator, pickOne, type Deeds, type Scene } from '../scene';

async function aboutRole(scene: Scene, action: string, more: object = {}) {
  const application = await pickOne(scene, roleApplications, { state: 'applied' });
  if (application === null) return null;
  return operator(scene, action, { memberId: application._id, ...more }, 'nothing');
}

async function aboutCity(scene: Scene, action: string, more: object = {}) {
  const application = await pickOne(scene, partnerApplications, { state: 'applied' });
  if (application === null) return null;
  const { _id: memberId, city } = application;
  return operator(scene, action, { memberId, city, ...more }, 'nothing');
}

export const roles: Deeds = {
  applyForRole: { weight: 14, wish: (scene) => member(consumer(scene), 'applyForRole', {}, 'nothing') },
  approveRole: { weight: 14, wish: (scene) => aboutRole(scene, 'approveRole') },
  refuseRole: { weight: 9, wish: (scene) => aboutRole(scene, 'refuseRole', { answer: '再等等' }) },
  buyRegionPack: {
    weight: 4,
    wish: (scene) => member(scene.chance.pick(scene.cast.partners), 'buyPack', { pack: 'region' }, 'answers'),
  },
  applyForCity: {
    weight: 10,
    wish: (scene) =>
      member(scene.chance.pick(scene.cast.partners), 'applyForCity', { city: CITY }, 'nothing'),
  },
  approvePartner: { weight: 14, wish: (scene) => aboutCity(scene, 'approvePartner') },
  refusePartner: { weight: 7, wish: (scene) => aboutCity(scene, 'refusePartner', { answer: '暂不开放' }) },
};
