/** Upload and download of files over HTTP, in the manner of the object storage behind the cloud. */
import busboy from 'busboy';
import type { HttpReply, HttpRequest } from '../gateway';
import type { Grant } from './links';
import type { Storage } from './storage';

const STATUSES = {
  AccessDenied: 403,
  NoSuchKey: 404,
  MethodNotAllowed: 405,
  MalformedPOSTRequest: 400,
} as const;

/** PUT with the bytes, or POST of a form with the field `file` and the same headers as fields. */
export async function answerUpload(storage: Storage, request: HttpRequest): Promise<HttpReply> {
  const path = decodeURIComponent(request.path.slice('/upload/'.length));
  const sent = request.method === 'POST' ? await readForm(request) : readPut(request);
  if (sent?.content === undefined) {
    return request.method === 'POST' || request.method === 'PUT'
      ? refusal('MalformedPOSTRequest', 'The form has no file')
      : refusal('MethodNotAllowed', 'A file is sent by PUT or POST');
  }
  const [expires = '', openid = '', signature = ''] = sent.authorization.split(';');
  const client = decodeURIComponent(openid);
  const grant: Grant = { use: 'upload', path, openid: client, expires: Number(expires) };
  const holds = storage.links.holds(grant, signature, storage.nowMs());
  if (holds !== 'yes')
    return refusal('AccessDenied', holds === 'expired' ? 'Request has expired' : 'The signature is wrong');
  // The permission may have changed, or another have taken the name, since the upload was granted.
  if (!storage.mayWrite(path, client === '' ? undefined : client))
    return refusal('AccessDenied', 'No permission');
  storage.files.write(path, sent.content, {
    nowMs: storage.nowMs(),
    ...(client === '' ? {} : { openid: client }),
  });
  return { status: request.method === 'POST' ? 204 : 200, headers: {}, body: '' };
}

export function answerDownload(storage: Storage, request: HttpRequest): HttpReply {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return refusal('MethodNotAllowed', 'A file is read by GET or HEAD');
  const path = decodeURIComponent(request.path.slice('/files/'.length));
  const grant: Grant = { use: 'read', path, openid: '', expires: Number(request.query.get('t')) };
  const holds = storage.links.holds(grant, request.query.get('sign') ?? '', storage.nowMs());
  if (holds !== 'yes' && !storage.isPublic)
    return refusal('AccessDenied', holds === 'expired' ? 'Request has expired' : 'The signature is wrong');
  const entry = storage.files.find(path);
  if (entry === undefined) return refusal('NoSuchKey', 'The specified key does not exist.');
  return { status: 200, headers: { 'Content-Type': entry.contentType }, body: storage.files.content(entry) };
}

interface Sent {
  authorization: string;
  content: Buffer | undefined;
}

function readPut({ method, headers, body }: HttpRequest): Sent | undefined {
  return method === 'PUT' ? { authorization: headers.authorization ?? '', content: body } : undefined;
}

function readForm({ headers, body }: HttpRequest): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const sent: Sent = { authorization: '', content: undefined };
    const form = busboy({ headers });
    form.on('field', (name, value) => {
      if (name.toLowerCase() === 'signature') sent.authorization = value;
    });
    form.on('file', (_name, file) => {
      const chunks: Buffer[] = [];
      file.on('data', (chunk: Buffer) => chunks.push(chunk));
      file.on('end', () => (sent.content = Buffer.concat(chunks)));
    });
    form.on('close', () => resolve(sent));
    form.on('error', reject);
    form.end(body);
  });
}

/** The storage's own errors are XML, which the SDK reads. */
function refusal(code: keyof typeof STATUSES, message: string): HttpReply {
  const body = `<?xml version='1.0' encoding='utf-8' ?>\n<Error><Code>${code}</Code><Message>${message}</Message><RequestId>local</RequestId><TraceId>local</TraceId></Error>`;
  return { status: STATUSES[code], headers: { 'Content-Type': 'application/xml' }, body };
}
