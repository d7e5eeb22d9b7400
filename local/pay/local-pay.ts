/** Puts the parts together: the file, the keys, API v3, the control interface, and the hand that turns the clock. */
import type { Server } from 'node:http';
import { ZodError } from 'zod';
import { Api } from './api';
import type { Office } from './context';
import { Control, ControlError } from './control';
import { Directory } from './directory';
import { listen, type HttpReply, type HttpRequest } from './gateway';
import type { MerchantEnvironment, Pay, PayOptions } from './index';
import { Courier } from './notices/courier';
import { Keys, type Certificate, type Rotation } from './security/keys';
import { settle } from './settle';
import { pay, showSheet, type PayRequest, type PayResult, type Sheet } from './sheet';
import { State } from './store/state';
import { Switches, type Switch } from './switches';
import { SECOND_MS } from './time';

const DEFAULTS = {
  appid: 'wx0000000000000001',
  providerMchid: '1900000100',
  directMchid: '1900000300',
  subMchids: ['1900000201', '1900000202', '1900000203'],
  refundMs: 3 * SECOND_MS,
  answerMs: 5 * SECOND_MS,
};

export class LocalPay implements Pay {
  private readonly api: Api;
  private readonly controlDesk: Control;
  private readonly courier: Courier;
  private readonly tick: NodeJS.Timeout;
  private readonly atWork = new Set<Promise<unknown>>();
  private server: Server | undefined;
  port = 0;

  private constructor(
    private readonly office: Office,
    private readonly readClock: () => number | Promise<number>,
  ) {
    this.api = new Api(office, () => this.now());
    this.courier = new Courier(office);
    this.controlDesk = new Control(office, {
      now: () => this.now(),
      deliverDue: () => this.deliverDue(),
      deliverSoon: () => this.deliverSoon(),
      rotateCertificate: (rotation) => this.rotateCertificate(rotation),
      environments: () => this.environments,
    });
    this.tick = setInterval(() => this.deliverSoon(), SECOND_MS);
    this.tick.unref();
  }

  static async start(options: PayOptions): Promise<LocalPay> {
    const { appid, providerMchid, directMchid, subMchids, refundMs, answerMs } = { ...DEFAULTS, ...options };
    const readClock = options.now ?? (() => Date.now());
    const state = new State(options.dataDir);
    const directory = new Directory(state, { appid, providerMchid, directMchid }, subMchids);
    const keys = await Keys.open(state, directory.mchids, options.verification, await readClock());
    const office = { state, switches: new Switches(state), keys, directory, refundMs, answerMs, url: '' };
    const started = new LocalPay(office, readClock);
    const { server, port } = await listen(
      (request) => started.work(started.handle(request)),
      options.port ?? 0,
    );
    started.server = server;
    started.port = port;
    office.url = `http://127.0.0.1:${port}`;
    return started;
  }

  get url(): string {
    return this.office.url;
  }

  get control(): string {
    return `${this.url}/local`;
  }

  get environments(): { provider: MerchantEnvironment; direct: MerchantEnvironment } {
    const { providerMchid, directMchid } = this.office.directory.participants;
    return { provider: this.environmentOf(providerMchid), direct: this.environmentOf(directMchid) };
  }

  get environment(): MerchantEnvironment {
    return this.environments.provider;
  }

  switches(list: Switch[]): void {
    this.office.switches.set(list);
  }

  get currentSwitches(): readonly Switch[] {
    return this.office.switches.current;
  }

  async deliverDue(): Promise<void> {
    const now = await this.now();
    settle(this.office, now);
    await this.courier.deliverDue(now);
  }

  async rotateCertificate(rotation: Rotation = {}): Promise<Certificate> {
    return this.office.keys.rotate(await this.now(), rotation);
  }

  showSheet(prepayId: string): Sheet | undefined {
    return showSheet(this.office, prepayId);
  }

  async pay(prepayId: string, request: PayRequest): Promise<PayResult> {
    const now = await this.now();
    const result = this.office.state.atomically(() => pay(this.office, prepayId, request, now));
    this.office.switches.flush();
    this.deliverSoon();
    return result;
  }

  /** Requests that are under way are done first, notices get their answers. */
  async close(): Promise<void> {
    clearInterval(this.tick);
    const { server } = this;
    if (server !== undefined) {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    }
    await Promise.allSettled(this.atWork);
    await this.courier.rest();
    this.office.state.close();
  }

  private async now(): Promise<number> {
    return this.readClock();
  }

  /** What fails here, such as a clock that cannot be read, is tried again a second later. */
  private deliverSoon(): void {
    const delivering = this.deliverDue().catch((error: unknown) =>
      console.error('Notices wait:', String(error)),
    );
    void this.work(delivering);
  }

  private work<T>(work: Promise<T>): Promise<T> {
    const tracked = work.finally(() => this.atWork.delete(tracked));
    this.atWork.add(tracked);
    return tracked;
  }

  private async handle(request: HttpRequest): Promise<HttpReply | undefined> {
    if (!request.url.startsWith('/local/')) return this.api.answer(request);
    const path = request.url.split('?')[0] ?? '';
    const headers = { 'Content-Type': 'application/json; charset=utf-8' };
    try {
      const body: unknown = request.body === '' ? undefined : JSON.parse(request.body);
      const answer = await this.controlDesk.answer(request.method, path, body);
      return { status: 200, headers, body: JSON.stringify(answer ?? {}) };
    } catch (error) {
      const isWish =
        error instanceof ControlError || error instanceof ZodError || error instanceof SyntaxError;
      if (!isWish) throw error;
      return { status: 400, headers, body: JSON.stringify({ error: { message: error.message } }) };
    }
  }

  private environmentOf(mchid: string): MerchantEnvironment {
    const { keys, directory } = this.office;
    const merchant = keys.merchant(mchid);
    if (merchant === undefined) throw new Error(`The data folder has no keys of merchant ${mchid}`);
    return {
      WECHATPAY_URL: this.url,
      WECHATPAY_MCHID: mchid,
      WECHATPAY_SERIAL: merchant.certificate.serial,
      WECHATPAY_PRIVATE_KEY: merchant.certificate.privateKey,
      WECHATPAY_API_V3_KEY: merchant.apiV3Key,
      WECHATPAY_APPID: directory.participants.appid,
      WECHATPAY_PUBLIC_KEY_ID: keys.publicKey.id,
      WECHATPAY_PUBLIC_KEY: keys.publicKey.publicKey,
    };
  }
}
