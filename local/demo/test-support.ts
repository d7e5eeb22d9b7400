/** A short demo on a local cloud of its own, for the tests of the demo and of its page. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Policy } from '../../cloudfunctions/policy/policy';
import { TEMPLATE_KEYS } from '../../cloudfunctions/platform/messages/messenger';
import { MallProcess } from '../mall-process';
import { OPERATOR } from './data/people';
import { demoPolicy } from './policy';
import { seedDemo, startOf, type Directory } from './seed';

export const ENDS_AT = Date.parse('2026-06-08T17:30:00+08:00');

export interface DemoCloud {
  readonly cloud: MallProcess['cloud'];
  readonly pay: MallProcess['pay'];
  /** Ends the cloud, if it still runs, and removes its data. */
  end(): Promise<void>;
}

/** A cloud whose clock stands at the opening of a demo of so many days. */
export async function openCloud(days: number, policy: Policy = demoPolicy): Promise<DemoCloud> {
  const data = mkdtempSync(join(tmpdir(), 'demo-'));
  const mall = await MallProcess.start({
    data,
    startTime: startOf({ days, endsAt: ENDS_AT }),
    environment: {
      MALL_PROFILE: policy.profile,
      MALL_POLICY: JSON.stringify(policy),
      MALL_OPERATORS: OPERATOR,
      MALL_MESSAGE_TEMPLATES: TEMPLATE_KEYS.map((key) => `${key}=local-${key}`).join(','),
    },
  });
  return {
    cloud: mall.cloud,
    pay: mall.pay,
    end: async () => {
      await mall.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

export function seedShort(
  demo: DemoCloud,
  days: number,
  people: number,
  policy: Policy = demoPolicy,
): Promise<Directory> {
  const has = { hasTips: policy.tips.isOn, hasMarket: policy.market.isOn };
  return seedDemo(demo, { days, people, endsAt: ENDS_AT, ...has });
}
