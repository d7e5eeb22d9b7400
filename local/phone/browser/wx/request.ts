/** wx.request and files over the network. */
import { fileUrl, keepFile, keptFile } from '../runtime/files';
import type { Options } from '../runtime/types';
import { Failure, textOf, type Table } from './call';
import { network } from './server';

const NO_BODY = ['GET', 'HEAD'];

async function request(options: Options): Promise<object> {
  await network();
  const method = textOf(options, 'method') || 'GET';
  const headers = new Headers((options['header'] ?? {}) as Record<string, string>);
  const data = options['data'];
  const address = new URL(textOf(options, 'url'));
  if (NO_BODY.includes(method) && typeof data === 'object' && data !== null)
    for (const [key, value] of Object.entries(data)) address.searchParams.set(key, String(value));
  if (!headers.has('content-type')) headers.set('content-type', 'application/json');
  const response = await fetch(address, {
    method,
    headers,
    ...(NO_BODY.includes(method) || data === undefined ? {} : { body: bodyOf(data, headers) }),
  });
  return {
    data: await read(response, options),
    statusCode: response.status,
    header: Object.fromEntries(response.headers),
    cookies: [],
  };
}

function bodyOf(data: unknown, headers: Headers): BodyInit {
  if (typeof data === 'string' || data instanceof ArrayBuffer) return data;
  if (headers.get('content-type')?.includes('x-www-form-urlencoded') === true)
    return new URLSearchParams(data as Record<string, string>).toString();
  return JSON.stringify(data);
}

async function read(response: Response, options: Options): Promise<unknown> {
  if (options['responseType'] === 'arraybuffer') return response.arrayBuffer();
  const text = await response.text();
  if ((textOf(options, 'dataType') || 'json') !== 'json') return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // As in WeChat: what is no JSON stays a text.
    return text;
  }
}

async function download(options: Options): Promise<object> {
  await network();
  const response = await fetch(textOf(options, 'url'));
  const blob = await response.blob();
  return { tempFilePath: keepFile(blob, textOf(options, 'url')), statusCode: response.status };
}

async function upload(options: Options): Promise<object> {
  await network();
  const file = await blobOf(textOf(options, 'filePath'));
  const form = new FormData();
  for (const [key, value] of Object.entries((options['formData'] ?? {}) as Record<string, string>))
    form.append(key, value);
  form.append(textOf(options, 'name'), file, textOf(options, 'fileName') || 'file');
  const response = await fetch(textOf(options, 'url'), { method: 'POST', body: form });
  return { data: await response.text(), statusCode: response.status };
}

/** The bytes of a temporary file or of one of the mini-program's own. */
export async function blobOf(path: string): Promise<Blob> {
  const kept = keptFile(path);
  if (kept !== undefined) return kept;
  const response = await fetch(fileUrl(path, ''));
  if (!response.ok) throw new Failure(`no such file or directory, open ${path}`);
  return response.blob();
}

export const REQUEST: Table = { request, downloadFile: download, uploadFile: upload };
