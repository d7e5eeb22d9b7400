/**
 * The whole mall on one machine, in this process: the functions as they are deployed, a local cloud,
 * a local WeChat Pay that follows its clock, and people who pay at the sheet.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { ProductWithSkus } from '../../cloudfunctions/catalog/read';
import type { ProductDraft } from '../../cloudfunctions/catalog/shelving/draft';
import type { Answer } from '../../cloudfunctions/edge/answer';
import type { PaymentParameters } from '../../cloudfunctions/platform/wechat-pay/wechat-pay';
import { openDatabase } from '../../cloudfunctions/platform/cloudbase';
import type { Database } from '../../cloudfunctions/platform/database';
import type { Policy } from '../../cloudfunctions/policy/policy';
import { startOfDay } from '../../cloudfunctions/units/days';
import { startCloud, type Cloud } from '../../local/cloud';
import { CONSOLE_PATH } from '../../local/console-path';
import { freePort } from '../../local/free-port';
import { startPay, type Pay } from '../../local/pay';
import { NOTICE_PATH, payAtSheet, wechatPayEnvironment } from '../../local/wechat-pay';
import { makeCollections } from './cloud-house';
import { CATEGORY } from './listing';
import { FIRST_DAY } from './memory-house';

export const ADMIN = 'openid-admin';
const STORE_TERMS = { name: '沐颜西湖店', city: '杭州市', allowanceRateBp: 1000 };

export class WholeMall {
  private requests = 0;

  private constructor(
    readonly cloud: Cloud,
    readonly pay: Pay,
    readonly database: Database,
    readonly wechatPayEnvironment: Readonly<Record<string, string>>,
    private readonly folder: string,
  ) {}

  static async start(policy: Policy): Promise<WholeMall> {
    const folder = mkdtempSync(join(tmpdir(), 'whole-mall-'));
    const startTime = startOfDay(FIRST_DAY) + 9 * 3600_000;
    const late: { cloud?: Cloud } = {};
    const pay = await startPay({
      dataDir: join(folder, 'pay'),
      now: () => late.cloud?.clock.now() ?? startTime,
    });
    const port = await freePort();
    const environment = wechatPayEnvironment(pay, port);
    late.cloud = await startCloud({
      dataDir: join(folder, 'cloud'),
      port,
      functionsDir: 'dist/cloudfunctions',
      startTime,
      http: { [NOTICE_PATH]: 'payment', [CONSOLE_PATH]: 'console' },
      functionEnv: {
        MALL_PROFILE: policy.profile,
        MALL_POLICY: JSON.stringify(policy),
        MALL_OPERATORS: ADMIN,
        MALL_CONSOLE_ORIGINS: 'https://console.example',
        ...environment,
      },
    });
    Object.assign(process.env, late.cloud.env);
    makeCollections(late.cloud);
    return new WholeMall(late.cloud, pay, openDatabase(), environment, folder);
  }

  async end(): Promise<void> {
    await this.pay.close();
    await this.cloud.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async call<T = unknown>(
    name: string,
    openid: string,
    action: string,
    input: unknown = {},
  ): Promise<Answer<T>> {
    this.requests += 1;
    const request = { action, requestId: `request-${this.requests}`, input };
    return (await this.cloud.invoke(name, request, { openid })) as Answer<T>;
  }

  /** The answer's data; throws when it is a refusal. */
  async done<T = unknown>(name: string, openid: string, action: string, input: unknown = {}): Promise<T> {
    const answer = await this.call<T>(name, openid, action, input);
    if (!answer.ok) throw new Error(`${name}.${action}: ${answer.error.code} ${answer.error.message}`);
    return answer.data;
  }

  /** The owner fills in the application of a merchant with one store, and an operator approves it. */
  async openMerchant(owner: string, merchantId: string, subMchid: string): Promise<void> {
    await this.done('store', owner, 'saveStore', { ...STORE_TERMS, merchantId, storeId: `${merchantId}-1` });
    await this.done('store', owner, 'saveStorePage', {
      ...{ merchantId, storeId: `${merchantId}-1`, address: '文三路 1 号', phone: '0571-00000000' },
      ...{ position: { latitude: 30.27, longitude: 120.15 }, hours: { '1': [[600, 1260]] } },
    });
    const licence = { kind: 'business', number: '9133', picture: '/pictures/licence.svg', validUntil: null };
    const contact = { name: '沈女士', phone: '0571-00000000' };
    const filling = { merchantId, contact, isMedical: false, licences: [licence] };
    await this.done('store', owner, 'fillApplication', filling);
    await this.done('store', owner, 'submitApplication', { merchantId });
    await this.done('operator', ADMIN, 'approveMerchant', { merchantId, subMchid });
  }

  /** Puts a product on the merchant's shelf, in a category; answers the id of its first SKU. */
  async shelve(openid: string, merchantId: string, listing: ProductDraft): Promise<string> {
    const { _id: categoryId, ...category } = CATEGORY;
    await this.done('operator', ADMIN, 'saveCategory', { categoryId, ...category });
    const input = { merchantId, ...listing };
    const { skus } = await this.done<ProductWithSkus>('store', openid, 'saveProduct', input);
    return skus[0]?._id ?? '';
  }

  /** The person pays at the sheet; WeChat's notice has been sent when this returns. */
  async paid(openid: string, { payment }: { readonly payment: { readonly _id: string } }): Promise<void> {
    const parameters = await this.done<PaymentParameters>('member', openid, 'pay', {
      paymentId: payment._id,
    });
    await payAtSheet(this.pay, openid, parameters);
  }
}

export const codeOf = (answer: Answer<unknown>): string => (answer.ok ? 'OK' : answer.error.code);
