/** A house on a real local cloud, through the real SDK; the test moves its clock. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { COLLECTIONS } from '../../cloudfunctions/collections';
import type { CustodyHouse } from '../../cloudfunctions/custody/house';
import { Memory } from '../../cloudfunctions/ledger/memory';
import { openDatabase } from '../../cloudfunctions/platform/cloudbase';
import { realWaiting } from '../../cloudfunctions/platform/retry';
import type { Policy } from '../../cloudfunctions/policy/policy';
import { startOfDay } from '../../cloudfunctions/units/days';
import { startCloud, type Cloud } from '../../local/cloud';
import type { MallHouse } from './mall';
import { FIRST_DAY } from './memory-house';
import { noWechatPay } from './no-wechat-pay';
import { ScriptedCheck } from './scripted-check';
import { ScriptedMessenger } from './scripted-messenger';

export interface CloudHouse {
  readonly house: MallHouse &
    CustodyHouse & { readonly contentCheck: ScriptedCheck; readonly messenger: ScriptedMessenger };
  readonly cloud: Cloud;
  readonly close: () => Promise<void>;
}

export function makeCollections(cloud: Cloud): void {
  for (const { name, indexes } of COLLECTIONS)
    cloud.ensureCollection(
      name,
      indexes.map((index) => ({
        name: index.name,
        fields: index.fields.map(([field, direction]) => [field, direction]),
      })),
    );
}

export async function cloudHouse(policy: Policy): Promise<CloudHouse> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mall-'));
  const cloud = await startCloud({ dataDir });
  Object.assign(process.env, cloud.env);
  makeCollections(cloud);
  const database = openDatabase();
  const clock = { at: startOfDay(FIRST_DAY), now: () => clock.at };
  return {
    house: {
      database,
      clock,
      waiting: realWaiting,
      policy,
      memory: new Memory(database),
      environmentId: 'test-env',
      wechatPay: noWechatPay,
      contentCheck: new ScriptedCheck(),
      messenger: new ScriptedMessenger(),
    },
    cloud,
    close: async () => {
      await cloud.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
