/**
 * The one door to the local cloud: functions, files, consents, messages and the clock, each asked as the person
 * whose phone asks. The addresses are those of the local cloud's README.
 */
import { Refusal } from './http';

export interface CloudDoor {
  call(openid: string, name: string, data: unknown): Promise<unknown>;
  upload(openid: string, path: string, content: Buffer): Promise<string>;
  download(openid: string, fileId: string): Promise<{ type: string; content: Buffer }>;
  urls(openid: string, fileIds: readonly string[]): Promise<object>;
  remove(openid: string, fileIds: readonly string[]): Promise<object>;
  consent(openid: string, templateIds: readonly string[]): Promise<void>;
  /** Messages to this person, the newest first. */
  messages(openid: string): Promise<readonly Message[]>;
  /** Epoch milliseconds. */
  now(): Promise<number>;
  advance(milliseconds: number): Promise<number>;
}

export interface Message {
  readonly openid: string;
  readonly templateId: string;
  readonly page: string;
  readonly data: Readonly<Record<string, string>>;
  readonly sentMs: number;
}

interface Reply {
  readonly error?: { readonly code: string; readonly message: string };
  readonly code?: string;
  readonly message?: string;
  readonly [field: string]: unknown;
}

interface UploadGrant {
  readonly url: string;
  readonly authorization: string;
  readonly token: string;
  readonly fileId: string;
  readonly cosFileId: string;
}

interface DownloadEntry {
  readonly fileid?: string;
  readonly fileID?: string;
  readonly download_url?: string;
  readonly tempFileURL?: string;
  readonly code?: string;
}

/** @param url of the local cloud; without one every call is refused with a word how to start it */
export function openCloud(url: string | undefined): CloudDoor {
  const ask = async (path: string, body?: object): Promise<Reply> => {
    if (url === undefined) throw new Refusal(503, 'NO_CLOUD', 'The phone was started without --cloud URL');
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(new URL(path, url), init).catch(() => {
      throw new Refusal(503, 'NO_CLOUD', `No local cloud answers at ${url}`);
    });
    const reply = (await response.json()) as Reply;
    const { code, message } = reply.error ?? reply;
    if (code !== undefined && code !== 'SUCCESS') throw new Refusal(400, code, message ?? code);
    return reply;
  };
  const asClient = async (openid: string, request: object): Promise<Record<string, unknown>> => {
    const { data } = await ask('/client', { ...request, identity: { openid } });
    return data as Record<string, unknown>;
  };
  const links = async (openid: string, fileIds: readonly string[]): Promise<readonly DownloadEntry[]> => {
    const list = fileIds.map((fileid) => ({ fileid }));
    const data = await asClient(openid, { action: 'storage.batchGetDownloadUrl', file_list: list });
    return data['download_list'] as readonly DownloadEntry[];
  };
  return {
    call: async (openid, name, data) =>
      (await ask('/local/invoke', { name, data, identity: { openid } }))['result'],
    upload: async (openid, path, content) => {
      const grant = (await asClient(openid, {
        action: 'storage.getUploadMetadata',
        path,
      })) as unknown as UploadGrant;
      const headers = {
        Authorization: grant.authorization,
        'x-cos-security-token': grant.token,
        'x-cos-meta-fileid': grant.cosFileId,
      };
      const { ok, status } = await fetch(grant.url, {
        method: 'PUT',
        headers,
        body: new Uint8Array(content),
      });
      if (!ok) throw new Refusal(400, 'STORAGE_REQUEST_FAIL', `The file was refused with ${status}`);
      return grant.fileId;
    },
    download: async (openid, fileId) => {
      const [entry] = await links(openid, [fileId]);
      const link = entry?.download_url ?? entry?.tempFileURL;
      const response = link === undefined || link === '' ? undefined : await fetch(link);
      if (response?.ok !== true) throw new Refusal(404, 'STORAGE_FILE_NONEXIST', `There is no ${fileId}`);
      const type = response.headers.get('content-type') ?? 'application/octet-stream';
      return { type, content: Buffer.from(await response.arrayBuffer()) };
    },
    urls: async (openid, fileIds) => ({
      fileList: (await links(openid, fileIds)).map((entry, index) => {
        const tempFileURL = entry.download_url ?? entry.tempFileURL ?? '';
        const isFound = tempFileURL !== '';
        return {
          fileID: fileIds[index],
          tempFileURL,
          status: isFound ? 0 : 1,
          errMsg: isFound ? 'ok' : entry.code,
        };
      }),
    }),
    remove: async (openid, fileIds) => {
      const data = await asClient(openid, { action: 'storage.batchDeleteFile', fileid_list: fileIds });
      return { fileList: data['delete_list'] };
    },
    consent: async (openid, templateIds) => {
      for (const templateId of templateIds) await ask('/local/consents', { openid, templateId });
    },
    messages: async (openid) => {
      const messages = ((await ask('/local/messages'))['messages'] ?? []) as readonly Message[];
      return messages.filter((message) => message.openid === openid).sort((a, b) => b.sentMs - a.sentMs);
    },
    now: async () => (await ask('/local/clock'))['now'] as number,
    advance: async (milliseconds) =>
      (await ask('/local/clock', { advanceMs: milliseconds }))['now'] as number,
  };
}
