/** Who answers which action of the wire: database, functions, storage, open APIs; for functions and for clients. */
import { guard, denied } from './access/guard';
import { permissionOf } from './access/permission';
import type { Calls } from './calls';
import type { Counts } from './counts';
import { runDatabaseAction } from './database/actions';
import { docOf } from './database/collection';
import type { Engine } from './database/engine';
import { conflict, invalidParam, WireError } from './database/errors';
import { Blocked } from './database/transaction';
import { keyOf } from './database/store';
import type { Functions } from './functions';
import { nested, type Identity } from './identity';
import type { ApiContext } from './openapi/api';
import { answerOpenApi } from './openapi/open-api';
import type { Records } from './records';
import type { Storage } from './storage/storage';
import { readToken, type CallToken } from './token';
import type { WireReply, WireRequest } from './wire';

/** How long an operation outside of transactions waits for a document that an open transaction holds. */
const BLOCKED_MS_MAX = 5000;
const CLIENT_LABEL = 'client';

export interface Parts {
  readonly engine: Engine;
  readonly functions: Functions;
  readonly storage: Storage;
  readonly records: Records;
  readonly calls: Calls;
  readonly counts: Counts;
  /** What programs were answered instead, by code. */
  readonly failures: Counts;
  readonly appid: string;
  readonly latencyMs: number;
  readonly nowMs: () => number;
}

/** A client's request: the wire's, and who it is. */
export interface ClientRequest extends WireRequest {
  identity?: Identity;
}

type Reply = WireReply | Buffer;

export class Services {
  constructor(private readonly parts: Parts) {}

  /** Answers a program with the rights of the environment. */
  answer(request: WireRequest): Promise<Reply> {
    const token = readToken(request.wxCloudApiToken);
    this.parts.counts.add(token.label, request.action);
    this.parts.calls.addRequest(token.scope, request.action);
    return this.noting(token.label, () => this.run(request, token));
  }

  /** Answers a client with the rights of its user. */
  answerClient({ identity = {}, ...request }: ClientRequest): Reply | Promise<Reply> {
    const { openid } = identity;
    if (openid === undefined || openid === '') throw invalidParam('identity.openid is missing');
    this.parts.counts.add(CLIENT_LABEL, request.action);
    return this.afterLatency(() => this.runForClient(request, { ...identity, openid }));
  }

  /** The identity of a caller as a function gets it. */
  complete(identity: Identity): Identity {
    if (identity.openid === undefined) return identity;
    return { appid: this.parts.appid, clientIp: '127.0.0.1', source: 'wx_client', ...identity };
  }

  private afterLatency<T>(work: () => T | Promise<T>): T | Promise<T> {
    const { latencyMs } = this.parts;
    return latencyMs > 0 ? sleep(latencyMs).then(work) : work();
  }

  private async noting(label: string, work: () => Reply | Promise<Reply>): Promise<Reply> {
    try {
      return await this.afterLatency(work);
    } catch (error) {
      if (error instanceof WireError) this.parts.failures.add(label, error.code);
      throw error;
    }
  }

  private run(request: WireRequest, token: CallToken): Reply | Promise<Reply> {
    switch (request.action) {
      case 'functions.invokeFunction':
        return this.invoke(request, nested(token.identity));
      case 'wx.openApi':
        return this.openApi(request, token);
      default:
        return this.parts.storage.act(request, undefined) ?? this.runDatabase(request, token.scope);
    }
  }

  private runForClient(
    request: WireRequest,
    identity: Identity & { openid: string },
  ): Reply | Promise<Reply> {
    if (request.action === 'functions.invokeFunction') return this.invoke(request, this.complete(identity));
    const stored = this.parts.storage.act(request, identity.openid);
    if (stored !== undefined) return stored;
    if (!request.action.startsWith('database.')) throw denied(`${request.action} is not for clients`);
    return this.runDatabase(this.guarded(request, identity), '');
  }

  private guarded(request: WireRequest, { openid, unionid }: Identity & { openid: string }): WireRequest {
    const { records, engine, nowMs } = this.parts;
    return guard(request, {
      openid,
      unionid,
      nowMs: nowMs(),
      permissionOf: (collection) => permissionOf(records, collection),
      read: (collection, id) => {
        const entry = engine.store.has(collection)
          ? engine.store.collection(collection).read(keyOf(id))
          : undefined;
        return entry === undefined ? null : docOf(entry);
      },
    });
  }

  private async invoke(request: WireRequest, identity: Identity): Promise<WireReply> {
    const { request_data: data = '', function_name: name = '' } = request;
    const event: unknown = JSON.parse(data === '' ? '{}' : data);
    return { data: { response_data: await this.parts.functions.call(name, event, identity) } };
  }

  private openApi(request: WireRequest, { functionName }: CallToken): Promise<Buffer> {
    const { records, nowMs, appid, functions } = this.parts;
    const context: ApiContext = { records, nowMs, appid };
    const allowed = functionName === '' ? undefined : functions.openApisOf(functionName);
    return answerOpenApi(request, allowed, context);
  }

  private runDatabase(request: WireRequest, scope: string): WireReply | Promise<WireReply> {
    try {
      return this.runAction(request, scope);
    } catch (error) {
      if (error instanceof Blocked) return this.runWhenFree(request, scope, error);
      throw error;
    }
  }

  private runAction(request: WireRequest, scope: string): WireReply {
    const reply = runDatabaseAction(this.parts.engine, request, scope);
    if (reply !== undefined) return reply;
    throw new WireError('LOCAL_NOT_SUPPORTED', `The local cloud does not know the action ${request.action}`);
  }

  /** Like MongoDB, a write outside of transactions waits for a transaction that holds its document, but not for ever. */
  private async runWhenFree(request: WireRequest, scope: string, blocked: Blocked): Promise<WireReply> {
    const untilMs = Date.now() + BLOCKED_MS_MAX;
    for (let met = blocked; ;) {
      await endOrTimeout(met.owner.ended, untilMs - Date.now());
      try {
        return this.runAction(request, scope);
      } catch (error) {
        if (!(error instanceof Blocked)) throw error;
        if (Date.now() >= untilMs) throw conflict();
        met = error;
      }
    }
  }
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Waits for an end, but no longer than this; leaves no timer behind. */
async function endOrTimeout(ended: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
  await Promise.race([ended, timeout]);
  clearTimeout(timer);
}
