/**
 * The mall's functions on a local cloud in a process of its own, with a WeChat Pay in this one whose
 * clock is the cloud's.
 */
import { join } from 'node:path';

import { COLLECTIONS } from '../cloudfunctions/collections';
import { CloudProcess } from './cloud-process';
import { freePort } from './free-port';
import { startPay, type Pay } from './pay';
import { CONSOLE_PATH } from './console-path';
import { NOTICE_PATH, wechatPayEnvironment } from './wechat-pay';

export interface MallProcessOptions {
  /** A folder for both. */
  readonly data: string;
  /** Where the clock of a new folder starts. */
  readonly startTime: number;
  /** MALL_PROFILE and the like. */
  readonly environment: Readonly<Record<string, string>>;
  /** Added to each operation of the cloud. */
  readonly latencyMs?: number;
  /** Where the functions are, if not where they are built. */
  readonly functions?: string;
}

/** Where `npm run build` puts the functions. */
export const BUILT_FUNCTIONS = join('dist', 'cloudfunctions');

export class MallProcess {
  private constructor(
    readonly cloud: CloudProcess,
    readonly pay: Pay,
  ) {}

  static async start({
    data,
    startTime,
    environment,
    latencyMs = 0,
    functions = BUILT_FUNCTIONS,
  }: MallProcessOptions): Promise<MallProcess> {
    const late: { cloud?: CloudProcess } = {};
    const pay = await startPay({
      dataDir: join(data, 'pay'),
      now: () => late.cloud?.client.now() ?? startTime,
    });
    const port = await freePort();
    late.cloud = await CloudProcess.start({
      data: join(data, 'cloud'),
      collections: COLLECTIONS,
      arguments: [
        ...['--port', String(port), '--functions', functions],
        ...['--http', `${NOTICE_PATH}=payment`, '--http', `${CONSOLE_PATH}=console`],
        ...['--start', new Date(startTime).toISOString(), '--latency', String(latencyMs)],
      ],
      environment: { MALL_CONSOLE_ORIGINS: '*', ...environment, ...wechatPayEnvironment(pay, port) },
    });
    return new MallProcess(late.cloud, pay);
  }

  async stop(): Promise<void> {
    await this.pay.close();
    await this.cloud.stop();
  }
}
