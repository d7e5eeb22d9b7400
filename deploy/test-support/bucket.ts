/** The part of Tencent's object storage that carries the console's pages: a bucket that lists and takes files. */
import { createHash } from 'node:crypto';

import type { MemoryCloud } from '../memory-cloud';

/** Their contents by path. */
export type Objects = Map<string, Buffer>;

export interface BucketAnswer {
  readonly status: number;
  readonly etag?: string;
  readonly xml?: string;
}

const md5 = (content: Buffer): string => createHash('md5').update(content).digest('hex');

/** GET lists all (the console's pages are fewer than a page of it), PUT takes one and counts as a change of `cloud`. */
export async function answerBucket(
  cloud: MemoryCloud,
  objects: Objects,
  { method, path, body }: { readonly method: string; readonly path: string; readonly body: Buffer },
): Promise<BucketAnswer> {
  if (method === 'PUT') {
    objects.set(decodeURIComponent(path.slice(1)), body);
    const files = [...objects].map(([key, content]) => ({
      path: key,
      bytes: content.length,
      md5: md5(content),
    }));
    await cloud.putFiles('', files);
    return { status: 200, etag: `"${md5(body)}"` };
  }
  if (method !== 'GET' || path !== '/') return { status: 405 };
  const contents = [...objects].map(
    ([key, content]) =>
      `<Contents><Key>${key}</Key><ETag>"${md5(content)}"</ETag><Size>${content.length}</Size></Contents>`,
  );
  return {
    status: 200,
    xml: `<ListBucketResult><IsTruncated>false</IsTruncated>${contents.join('')}</ListBucketResult>`,
  };
}
