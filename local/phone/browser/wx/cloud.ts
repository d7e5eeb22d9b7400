/** wx.cloud: functions and files as this person; the database is closed to clients, as ADMINONLY is. */
import { asynchronous, Failure, textOf, type Table } from './call';
import { keepFile } from '../runtime/files';
import type { Options } from '../runtime/types';
import { blobOf } from './request';
import { ask } from './server';

/** The code of the real cloud for a client without the right. */
const DENIED = -502003;

async function callFunction(options: Options): Promise<object> {
  const body = { name: textOf(options, 'name'), data: options['data'] ?? {} };
  const { result } = await ask<{ result: unknown }>('cloud/call', body);
  return { result, requestID: '' };
}

async function uploadFile(options: Options): Promise<object> {
  const file = await blobOf(textOf(options, 'filePath'));
  const path = encodeURIComponent(textOf(options, 'cloudPath'));
  return { ...(await ask<{ fileID: string }>(`cloud/upload?path=${path}`, file)), statusCode: 204 };
}

async function downloadFile(options: Options): Promise<object> {
  const fileID = textOf(options, 'fileID');
  const response = await fetch(`/api/cloud/file?id=${encodeURIComponent(fileID)}`);
  if (!response.ok) throw new Failure(`file does not exist: ${fileID}`);
  return { tempFilePath: keepFile(await response.blob(), fileID), statusCode: response.status };
}

const fileIds = (options: Options): unknown =>
  ((options['fileList'] ?? []) as readonly (string | { fileID: string })[]).map((file) =>
    typeof file === 'string' ? file : file.fileID,
  );

const CALLS: Table = {
  callFunction,
  uploadFile,
  downloadFile,
  getTempFileURL: (options) => ask('cloud/urls', { fileList: fileIds(options) }),
  deleteFile: (options) => ask('cloud/delete', { fileList: fileIds(options) }),
};

function denied(name: string): () => Promise<never> {
  const error = { errCode: DENIED, errMsg: `${name}:fail -502003 database permission denied` };
  return () => Promise.reject(Object.assign(new Error(error.errMsg), error));
}

/** Queries chain as usual and are refused when they are sent. */
function collection(): object {
  const chain: object = new Proxy(
    {},
    {
      get: (_target, name) => {
        if (name === 'then') return undefined;
        const isSent = ['get', 'add', 'update', 'set', 'remove', 'count', 'end', 'watch'].includes(
          String(name),
        );
        return isSent ? denied(`collection.${String(name)}`) : () => chain;
      },
    },
  );
  return chain;
}

export function createCloud(): object {
  const calls = Object.fromEntries(
    Object.entries(CALLS).map(([name, run]) => [name, asynchronous(`cloud.${name}`, run)]),
  );
  const cloud: object = {
    ...calls,
    init: () => undefined,
    database: () => ({
      collection,
      command: collection(),
      serverDate: () => new Date(),
      RegExp: (value: object) => value,
    }),
    DYNAMIC_CURRENT_ENV: 'local-env',
    CloudID: class {
      constructor(readonly cloudID: string) {}
    },
    Cloud: function Cloud() {
      return cloud;
    },
    CDN: (value: unknown) => value,
  };
  return cloud;
}
