/**
 * WeChat Pay on this machine: a server that behaves as API v3 for unmodified clients, with the person's side and a
 * control interface. See README.md.
 */
import type { Certificate, Rotation, Verification } from './security/keys';
import { LocalPay } from './local-pay';
import type { PayRequest, PayResult, Sheet } from './sheet';
import type { Switch } from './switches';

export interface PayOptions {
  /** A folder; the file pay.db lives in it. Created if absent. */
  dataDir: string;
  /** 0, the default, takes any free port. */
  port?: number;
  /** The clock, epoch milliseconds. Default: the real time. */
  now?: () => number | Promise<number>;
  /** The mini-program that is bound to the merchants. */
  appid?: string;
  /** The service provider. */
  providerMchid?: string;
  /** Its sub-merchants from the start; more by POST /local/sub-merchants. */
  subMchids?: string[];
  /** The direct merchant. */
  directMchid?: string;
  /** With which key replies and notices are signed. Default: as it was, at first the platform certificate. */
  verification?: Verification;
  /** How long a refund is under way, milliseconds of the clock. Default 3 s. */
  refundMs?: number;
  /** How long a merchant may take to answer a notice, real milliseconds. Default 5 s, as documented. */
  answerMs?: number;
}

/** What a program needs to be this merchant. */
export interface MerchantEnvironment {
  WECHATPAY_URL: string;
  WECHATPAY_MCHID: string;
  WECHATPAY_SERIAL: string;
  WECHATPAY_PRIVATE_KEY: string;
  WECHATPAY_API_V3_KEY: string;
  WECHATPAY_APPID: string;
  WECHATPAY_PUBLIC_KEY_ID: string;
  WECHATPAY_PUBLIC_KEY: string;
}

export interface Pay {
  readonly url: string;
  readonly port: number;
  /** Where the control interface begins. */
  readonly control: string;
  /** The service provider's. */
  readonly environment: MerchantEnvironment;
  readonly environments: { provider: MerchantEnvironment; direct: MerchantEnvironment };
  /** Replaces all switches. */
  switches(list: Switch[]): void;
  /** What is left of them. */
  readonly currentSwitches: readonly Switch[];
  /** Brings refunds and transfers up to the clock, sends every notice that is due, waits for the answers. */
  deliverDue(): Promise<void>;
  rotateCertificate(rotation?: Rotation): Promise<Certificate>;
  /** What the payment sheet shows; undefined for an unknown prepay_id. */
  showSheet(prepayId: string): Sheet | undefined;
  pay(prepayId: string, request: PayRequest): Promise<PayResult>;
  close(): Promise<void>;
}

export type { Certificate, PayRequest, PayResult, Rotation, Sheet, Switch, Verification };

/** Opens the data folder and starts to listen. */
export function startPay(options: PayOptions): Promise<Pay> {
  return LocalPay.start(options);
}
