/** API v3: who asks, what goes wrong on the way, the operation, the signed reply. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Context, Input, Office, Reply } from './context';
import { ApiError } from './errors';
import type { HttpReply, HttpRequest } from './gateway';
import { nonce } from './ids';
import { OPERATIONS, type Operation } from './operations';
import { Router, type Match } from './router';
import { settle } from './settle';
import { Gatekeeper } from './security/authorization';
import { lines, sign } from './security/crypto';
import { SECOND_MS } from './time';

const SYSTEM_ERROR = new ApiError('SYSTEM_ERROR', '系统异常，请稍后重试');

export class Api {
  private readonly router = new Router(OPERATIONS);
  private readonly gatekeeper: Gatekeeper;

  /** @param now reads the clock */
  constructor(
    private readonly office: Office,
    private readonly now: () => Promise<number>,
  ) {
    this.gatekeeper = new Gatekeeper(office.keys);
  }

  /** @returns undefined where the reply gets lost */
  async answer(request: HttpRequest): Promise<HttpReply | undefined> {
    const now = await this.now();
    const { switches } = this.office;
    try {
      const [path = '', search = ''] = request.url.split('?');
      const caller = this.gatekeeper.check(
        { ...request, authorization: request.headers['authorization'] },
        now,
      );
      const match = this.router.find(request.method, path);
      if (match === undefined) throw new ApiError('NOT_FOUND', '请求的资源不存在');
      const faults = this.takeFaults(match.name);
      if (faults.delayMs > 0) await sleep(faults.delayMs);
      if (faults.before !== undefined) throw faults.before;
      const reply = this.run(
        match,
        { ...this.office, now, caller },
        readInput(request, match.params, search),
      );
      if (faults.isLost) return undefined;
      return this.signed(faults.isBroken ? refusal(SYSTEM_ERROR) : reply, request, now);
    } catch (error) {
      if (error instanceof ApiError) return this.signed(refusal(error), request, now);
      console.error(error);
      return this.signed(refusal(SYSTEM_ERROR), request, now);
    } finally {
      switches.flush();
    }
  }

  private takeFaults(at: string): {
    before: ApiError | undefined;
    delayMs: number;
    isLost: boolean;
    isBroken: boolean;
  } {
    const { switches } = this.office;
    const delayMs = switches.take('slow', at)?.delayMs ?? 0;
    if (switches.take('frequency-limited', at) !== undefined) {
      const limited = new ApiError('FREQUENCY_LIMITED', '频率超限，请降低请求接口频率');
      return { before: limited, delayMs, isLost: false, isBroken: false };
    }
    if (switches.take('system-error-before', at) !== undefined)
      return { before: SYSTEM_ERROR, delayMs, isLost: false, isBroken: false };
    const isLost = switches.take('reply-lost', at) !== undefined;
    const isBroken = !isLost && switches.take('system-error-after', at) !== undefined;
    return { before: undefined, delayMs, isLost, isBroken };
  }

  private run({ to }: Match<Operation>, context: Context, input: Input): Reply {
    const { state } = context;
    // What time has done is done before the request looks, and stays done when the request is refused.
    settle(context, context.now);
    return state.atomically(() => to(context, input));
  }

  private signed(reply: Reply, request: HttpRequest, now: number): HttpReply {
    if (reply.file !== undefined)
      return { status: reply.status, headers: { 'Content-Type': 'text/plain' }, body: reply.file };
    const body = reply.body === undefined ? '' : JSON.stringify(reply.body);
    const { serial, privateKey } = this.office.keys.signer(now, request.headers['wechatpay-serial']);
    const timestamp = String(Math.floor(now / SECOND_MS));
    const signNonce = nonce();
    const headers = {
      'Content-Type': 'application/json; charset=utf-8',
      'Request-ID': nonce(24),
      'Wechatpay-Timestamp': timestamp,
      'Wechatpay-Nonce': signNonce,
      'Wechatpay-Serial': serial,
      'Wechatpay-Signature': sign(lines(timestamp, signNonce, body), privateKey),
      'Wechatpay-Signature-Type': 'WECHATPAY2-SHA256-RSA2048',
    };
    return { status: reply.status, headers, body };
  }
}

function refusal(error: ApiError): Reply {
  return { status: error.status, body: error.body };
}

function readInput(request: HttpRequest, params: Record<string, string>, search: string): Input {
  const query = Object.fromEntries(new URLSearchParams(search));
  return { params, query, body: readBody(request.body), headers: request.headers };
}

function readBody(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError('INVALID_REQUEST', '请求的正文不是合法的JSON');
  }
}
