/** What operators do: trading halted and resumed, what two people decide, bills compared again, alarms. */
import { alarms, proposals } from '../../../cloudfunctions/office/documents';
import { reconciliations } from '../../../cloudfunctions/operations/reconcile/documents';
import { tips } from '../../../cloudfunctions/tips/documents';
import { consumer, inDays, operator, pickOne, type Deeds, type Scene } from '../scene';

const OPEN = { state: 'proposed' };

async function withProposal(scene: Scene, action: string, more: object = {}) {
  const proposal = await pickOne(scene, proposals, OPEN);
  return proposal === null ? null : operator(scene, action, { proposalId: proposal._id, ...more }, 'nothing');
}

export const office: Deeds = {
  haltTrading: {
    weight: 0.6,
    wish: (scene) => operator(scene, 'haltTrading', { reason: '系统维护' }, 'acts'),
  },
  resumeTrading: {
    weight: 8,
    wish: (scene) => operator(scene, 'resumeTrading', {}, 'acts'),
  },
  proposePolicy: {
    weight: 1,
    wish: (scene) => {
      const { chance, policy } = scene;
      const version = `${policy.version}-${chance.int(1, 1_000_000)}`;
      const next = { ...policy, version, moveOutBp: chance.pick([0, 100, 200]) };
      const input = { policy: next, effectiveFrom: inDays(scene, chance.int(0, 3)), reason: '试行' };
      return operator(scene, 'setPolicy', input, 'nothing');
    },
  },
  proposeRole: {
    weight: 1,
    wish: (scene) => {
      const input = { memberId: consumer(scene).memberId, role: 'shopkeeper', reason: '开业前已是店主' };
      return operator(scene, 'setRole', input, 'answers');
    },
  },
  proposeOperator: {
    weight: 0.5,
    wish: (scene) => {
      const { memberId } = scene.cast.keeper;
      const input = { memberId, name: '小柯', roles: ['support'], reason: '新同事' };
      return operator(scene, 'setOperator', input, 'answers');
    },
  },
  proposeSubMchid: {
    weight: 1,
    wish: (scene) => {
      const subMchid = scene.chance.pick(['1900000002', '1900000012']);
      const input = { merchantId: scene.shelf.merchantId, subMchid, reason: '换了商户号' };
      return operator(scene, 'setSubMchid', input, 'answers');
    },
  },
  approveProposal: { weight: 14, wish: (scene) => withProposal(scene, 'approveProposal') },
  refuseProposal: {
    weight: 2,
    wish: (scene) => withProposal(scene, 'refuseProposal', { answer: '再想想' }),
  },
  withdrawProposal: { weight: 2, wish: (scene) => withProposal(scene, 'withdrawProposal') },
  compareBill: {
    weight: 1,
    wish: (scene) => {
      const action = scene.chance.pick(['checkBill', 'checkDesk']);
      return operator(scene, action, { day: inDays(scene, -scene.chance.int(1, 3)) }, 'acts');
    },
  },
  reconcileNow: {
    weight: 1,
    wish: async (scene) => {
      const run = await pickOne(scene, reconciliations, {});
      return run === null ? null : operator(scene, 'reconcile', {}, 'acts');
    },
  },
  seeAlarm: {
    weight: 5,
    wish: async (scene) => {
      const alarm = await pickOne(scene, alarms, { state: 'open' });
      return alarm === null ? null : operator(scene, 'seeAlarm', { alarmId: alarm._id }, 'nothing');
    },
  },
  passTip: {
    weight: 2,
    wish: async (scene) => {
      const tip = await pickOne(scene, tips, { state: 'confirmed' });
      return tip === null ? null : operator(scene, 'passTip', { tipId: tip._id }, 'nothing');
    },
  },
};
