/** The mall behind its own doors: every call goes through the edge, on the in-memory cloud. */
import cloud from 'wx-server-sdk';

import type { Deployment } from '../../cloudfunctions/edge/environment';
import { perform, type Service } from '../../cloudfunctions/edge/perform';
import { consoleService } from '../../cloudfunctions/functions/console/service';
import { memberActions } from '../../cloudfunctions/functions/member/actions';
import { operatorActions } from '../../cloudfunctions/functions/operator/actions';
import { operatorMay } from '../../cloudfunctions/functions/operator/permissions';
import { storeActions } from '../../cloudfunctions/functions/store/actions';
import { WechatPayFailure } from '../../cloudfunctions/platform/wechat-pay/failure';
import type { WechatPay } from '../../cloudfunctions/platform/wechat-pay/wechat-pay';
import { Mall, OWING } from '../../tests/support/mall';
import { memoryHouse } from '../../tests/support/memory-house';
import { noPictures } from '../../tests/support/no-pictures';

export const SERVICES = {
  member: { actions: memberActions, operatorDoors: {} },
  store: { actions: storeActions, operatorDoors: {} },
  operator: { actions: operatorActions, operatorDoors: operatorMay },
  console: consoleService,
} as const satisfies Readonly<Record<string, Service>>;
export type ServiceName = keyof typeof SERVICES;

const quiet = { log: noted, info: noted, warn: noted, error: noted };
function noted(): void {
  // Whoever is refused is logged; here thousands are.
}
// Outside of the cloud the SDK has no log to write to.
Object.assign(cloud, { logger: () => quiet });

/** The environment names this administrator. */
export const ADMIN = 'admin';

const silent = (): Promise<never> =>
  Promise.reject(new WechatPayFailure('UNREACHABLE', 'nobody answers in this proof'));
const silentWechatPay: WechatPay = {
  ...{ prepay: silent, findPayment: silent, closePayment: silent },
  ...{ refund: silent, findRefund: silent, bill: silent, readNotice: silent },
};

export class MallWithDoors {
  private requests = 0;

  private constructor(
    readonly house: Deployment & ReturnType<typeof memoryHouse>,
    readonly mall: Mall,
  ) {}

  static async open(): Promise<MallWithDoors> {
    const house = {
      ...memoryHouse(OWING),
      wechatPay: silentWechatPay,
      operators: new Set([ADMIN]),
      codePictures: { make: () => Promise.resolve(null) },
      pictures: noPictures,
    };
    return new MallWithDoors(house, await Mall.open(house));
  }

  /** What the action answers, or the error as the edge sees it. */
  ask<T = unknown>(service: ServiceName, memberId: string, action: string, input: unknown = {}): Promise<T> {
    this.requests += 1;
    return this.send<T>(service, memberId, { action, requestId: `request-${this.requests}`, input });
  }

  /** The same with the whole envelope. */
  send<T = unknown>(service: ServiceName, memberId: string, request: unknown): Promise<T> {
    this.house.clock.at += 1;
    const who = {
      memberId,
      openId: `openid-${memberId}`,
      via: service === 'console' ? 'console' : 'phone',
    } as const;
    return perform(this.house, SERVICES[service], who, request) as Promise<T>;
  }
}
