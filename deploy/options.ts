/** What was typed, and what the environment has for it; refuses with a sentence. */
import { parseArgs } from 'node:util';

import { parsePolicy, type Policy } from '../cloudfunctions/policy/policy';
import { profiles } from '../cloudfunctions/policy/profiles';

export interface Options {
  readonly envId: string;
  readonly mode: 'deploy' | 'dry-run' | 'check';
  readonly policy: Policy;
  /** With MALL_PROFILE as it was named. */
  readonly environment: NodeJS.ProcessEnv;
}

export const USAGE = '用法：npm run deploy -- --env 环境ID --profile standard|strict [--dry-run | --check]';

export function readOptions(args: readonly string[], environment: NodeJS.ProcessEnv): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      env: { type: 'string' },
      profile: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
    },
  });
  const { env, profile, check } = values;
  if (env === undefined || env === '') throw new Error(`请写明云开发环境 ID。\n${USAGE}`);
  // An environment that already has a profile is no answer: whoever deploys has to say it.
  if (profile !== 'standard' && profile !== 'strict')
    throw new Error(`请写明档位 --profile standard 或 strict，没有默认值。\n${USAGE}`);
  if (check && values['dry-run']) throw new Error(`--check 与 --dry-run 只能选一个。\n${USAGE}`);
  const named = environment['MALL_PROFILE'] ?? profile;
  if (named !== profile) throw new Error(`--profile ${profile} 与环境变量 MALL_PROFILE=${named} 不一致`);
  return {
    envId: env,
    mode: check ? 'check' : values['dry-run'] ? 'dry-run' : 'deploy',
    policy: policyOf(profile, environment['MALL_POLICY'] ?? ''),
    environment: { ...environment, MALL_PROFILE: profile },
  };
}

function policyOf(profile: 'standard' | 'strict', json: string): Policy {
  if (json === '') return profiles[profile];
  const policy = parsePolicy(JSON.parse(json));
  if (policy.profile !== profile)
    throw new Error(`MALL_POLICY 是 ${policy.profile} 档的规则，与 --profile ${profile} 不一致`);
  return policy;
}

export function credentialsOf(envId: string, environment: NodeJS.ProcessEnv) {
  const secretId = environment['TENCENTCLOUD_SECRETID'] ?? '';
  const secretKey = environment['TENCENTCLOUD_SECRETKEY'] ?? '';
  if (secretId === '' || secretKey === '')
    throw new Error(
      '请设置环境变量 TENCENTCLOUD_SECRETID 与 TENCENTCLOUD_SECRETKEY（腾讯云 → 访问管理 → API 密钥）',
    );
  return { envId, secretId, secretKey };
}
