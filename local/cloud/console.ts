/** The console page: a few fixed files, which read the control interface. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { HttpReply, HttpRequest } from './gateway';

/** Beside the sources, or, seen from the built program, in the project's folder. */
const HERE = typeof __dirname === 'string' ? __dirname : dirname(process.argv[1] ?? '.');
const FOLDER =
  [join(HERE, 'console'), join(HERE, '..', '..', 'local', 'cloud', 'console')].find(existsSync) ?? '';
const FILES: Readonly<Record<string, readonly [file: string, type: string]>> = {
  '/': ['index.html', 'text/html'],
  '/console/style.css': ['style.css', 'text/css'],
  '/console/page.mjs': ['page.mjs', 'text/javascript'],
  '/console/views.mjs': ['views.mjs', 'text/javascript'],
};
/** Nothing from elsewhere, and no script but the page's own. */
const POLICY = "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'";

export function answerConsole({ method, path }: HttpRequest): HttpReply {
  const file = method === 'GET' ? FILES[path] : undefined;
  if (file === undefined) return { status: 404, headers: { 'Content-Type': 'text/plain' }, body: '' };
  return {
    status: 200,
    headers: {
      'Content-Type': `${file[1]}; charset=utf-8`,
      'Cache-Control': 'no-store',
      'Content-Security-Policy': POLICY,
    },
    body: readFileSync(join(FOLDER, file[0]), 'utf8'),
  };
}
