/** Every environment variable that the mall reads (docs/configuration.md). Secrets come from nowhere else. */
import { systemClock } from '../platform/clock';
import { openDatabase } from '../platform/cloudbase';
import type { CashDesk } from '../platform/wechat-pay/cash-desk';
import { lateCashDesk, lateWechatPay } from '../platform/wechat-pay/late';
import { readCashDeskSettings, readWechatPaySettings } from '../platform/wechat-pay/settings';
import type { WechatPay } from '../platform/wechat-pay/wechat-pay';
import { templateIdsOf, wechatMessenger } from '../platform/messages/wechat-messenger';
import { realWaiting } from '../platform/retry';
import { parsePolicy, type Policy } from '../policy/policy';
import { profiles } from '../policy/profiles';
import { Memory } from '../ledger/memory';
import { memberIdOf } from '../accounts/member-id';
import { wechatContentCheck } from '../platform/content/wechat-content-check';
import { wechatCodePictures } from '../platform/codes/wechat-code-pictures';
import { cloudPictures } from '../platform/pictures/cloud-pictures';
import type { ActionHouse } from './action';

export type Deployment = ActionHouse;

/** The house that the environment describes; throws with the variable's name when one is wrong. */
export function deployment(environment: NodeJS.ProcessEnv = process.env): Deployment {
  const database = openDatabase();
  let wechatPay: WechatPay | undefined;
  let cashDesk: CashDesk | undefined;
  return {
    database,
    clock: systemClock,
    waiting: realWaiting,
    policy: policyOf(environment),
    memory: new Memory(database),
    contentCheck: wechatContentCheck,
    messenger: wechatMessenger(templateIdsOf(environment['MALL_MESSAGE_TEMPLATES'] ?? '')),
    codePictures: wechatCodePictures,
    pictures: cloudPictures,
    environmentId: environmentIdOf(environment),
    // Opened when it is first needed: most calls move no money.
    get wechatPay() {
      wechatPay ??= lateWechatPay(readWechatPaySettings(environment), systemClock);
      return wechatPay;
    },
    get cashDesk() {
      cashDesk ??= lateCashDesk(readCashDeskSettings(environment), systemClock);
      return cashDesk;
    },
    operators: new Set((environment['MALL_OPERATORS'] ?? '').split(',').filter(Boolean).map(memberIdOf)),
  };
}

/** CloudBase names its environment to every function; the SDK takes its own from there as well. */
function environmentIdOf(environment: NodeJS.ProcessEnv): string {
  const id = environment['TCB_ENV'] ?? environment['SCF_NAMESPACE'] ?? '';
  if (id === '') throw new Error('TCB_ENV must name the cloud environment');
  return id;
}

/** MALL_PROFILE names the profile; MALL_POLICY may hold a whole policy of that profile as JSON. */
function policyOf(environment: NodeJS.ProcessEnv): Policy {
  const profile = environment['MALL_PROFILE'];
  if (profile !== 'standard' && profile !== 'strict')
    throw new Error('MALL_PROFILE must name the profile: standard or strict');
  const json = environment['MALL_POLICY'];
  if (json === undefined || json === '') return profiles[profile];
  const policy = parsePolicy(JSON.parse(json));
  if (policy.profile !== profile)
    throw new Error(`MALL_POLICY is of profile ${policy.profile}, not ${profile}`);
  return policy;
}
