/**
 * Tencent Cloud for one test: a proxy that takes every host of the SDK to this process, speaks TLS with a certificate of its
 * own and answers. The SDK and the program run unchanged: their environment names the proxy and whom to trust.
 */
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';

import { makeTlsCertificate } from './certificate';
import { MemoryCloud } from '../memory-cloud';
import { answerBucket, type Objects } from './bucket';
import { ACTIONS, ApiError, SITE_BUCKET } from './management-api';
import { isSignedBy, type KeyPair } from './signature';

const API = /^(\w+)\.tencentcloudapi\.com$/;

export class TencentCloud {
  readonly cloud = new MemoryCloud();
  readonly objects: Objects = new Map();
  /** Actions in the order in which they were asked for. */
  readonly asked: string[] = [];
  /** The next call of this action is refused, once. */
  failing: string | null = null;
  private readonly sockets = new Set<Socket>();
  private readonly proxy = createServer();

  private constructor(
    private readonly keys: KeyPair,
    private readonly certificateFile: string,
  ) {}

  static async start(keys: KeyPair, certificateFile: string): Promise<TencentCloud> {
    const tencent = new TencentCloud(keys, certificateFile);
    const { certificate, privateKey } = await makeTlsCertificate();
    writeFileSync(certificateFile, certificate);
    const tls = createTlsServer({ cert: certificate, key: privateKey }, (request, response) => {
      void tencent.answer(request, response);
    });
    tencent.proxy.on('connect', (_request, socket: Socket) => {
      tencent.sockets.add(socket);
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      tls.emit('connection', socket);
    });
    tencent.proxy.listen(0, '127.0.0.1');
    await once(tencent.proxy, 'listening');
    return tencent;
  }

  /** What leads a program here. */
  get environment(): Record<string, string> {
    const url = `http://127.0.0.1:${(this.proxy.address() as AddressInfo).port}`;
    return { http_proxy: url, TCB_COS_PROXY: url, NODE_EXTRA_CA_CERTS: this.certificateFile };
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.proxy.close();
    await once(this.proxy, 'close');
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts);
    const host = request.headers.host ?? '';
    const [, service] = API.exec(host) ?? [];
    if (service !== undefined) {
      const Response = await this.api(service, host, request, body.toString()).catch((error: unknown) => ({
        Error: {
          Code: error instanceof ApiError ? error.code : 'FailedOperation',
          Message: error instanceof Error ? error.message : String(error),
        },
      }));
      response.end(JSON.stringify({ Response: { RequestId: 'r', ...Response } }));
      return;
    }
    if (!host.startsWith(`${SITE_BUCKET}.cos.`)) {
      response.writeHead(404).end(`no host ${host}`);
      return;
    }
    const { method = '', url = '/' } = request;
    const { pathname: path } = new URL(url, `https://${host}`);
    const { status, etag, xml } = await answerBucket(this.cloud, this.objects, { method, path, body });
    response.writeHead(status, etag === undefined ? {} : { etag }).end(xml);
  }

  private async api(
    service: string,
    host: string,
    { headers }: IncomingMessage,
    body: string,
  ): Promise<object> {
    const header = (name: string): string => String(headers[name] ?? '');
    const signed = { authorization: header('authorization'), timestamp: header('x-tc-timestamp') };
    if (!isSignedBy(this.keys, { service, host, body, ...signed }))
      throw new ApiError('AuthFailure.SignatureFailure', '签名验证失败');
    const name = `${service}.${header('x-tc-action')}`;
    this.asked.push(name);
    const action = ACTIONS[name];
    if (action === undefined) throw new ApiError('InvalidAction', `${name} is not offered here`);
    if (this.failing === name) {
      this.failing = null;
      throw new ApiError('InternalError', '服务繁忙');
    }
    return (await action(this.cloud, JSON.parse(body) as Record<string, unknown>)) ?? {};
  }
}
