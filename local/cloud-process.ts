/** A local cloud in a process of its own, for programs that work through the SDK. */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import type { Collection, Document } from '../cloudfunctions/platform/database';
import { connectCloud, type CloudClient } from './cloud/client';

/** Built by `npm run build`; programs run from the project's folder. */
const PROGRAM = join(process.cwd(), 'dist', 'local', 'cloud.js');

export interface CloudProcessOptions {
  /** Folder of its database. */
  readonly data: string;
  readonly collections: readonly Collection<Document>[];
  readonly arguments?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

export class CloudProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly client: CloudClient,
    readonly url: string,
  ) {}

  /** Starts it, makes the collections, and points this process's SDK at it. */
  static async start(options: CloudProcessOptions): Promise<CloudProcess> {
    const child = spawn(
      process.execPath,
      [PROGRAM, '--exit-with-parent', '--data', options.data, ...(options.arguments ?? [])],
      {
        stdio: ['pipe', 'pipe', 'inherit'],
        env: { ...process.env, ...options.environment },
      },
    );
    const { url, env } = await readyLine(child);
    Object.assign(process.env, env);
    const client = connectCloud(url);
    for (const { name, indexes } of options.collections)
      await client.ensureCollection(
        name,
        indexes.map((index) => ({
          name: index.name,
          fields: index.fields.map(([field, direction]) => [field, direction]),
          ...(index.unique === undefined ? {} : { unique: index.unique }),
        })),
      );
    return new CloudProcess(child, client, url);
  }

  counts(): Promise<Record<string, Record<string, number>>> {
    return this.client.counts();
  }

  /** Ends it in order. */
  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    // Ctrl-C reaches both; the cloud may have gone first.
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill(signal);
    await gone;
  }
}

/** The first line that the cloud prints, or an error when it ends without one. */
function readyLine(child: ChildProcess): Promise<{ url: string; env: Record<string, string> }> {
  return new Promise((resolve, reject) => {
    if (child.stdout === null) throw new Error('the local cloud has no output');
    child.once('exit', (code) =>
      reject(new Error(`the local cloud ended with ${String(code)} before it was ready`)),
    );
    createInterface({ input: child.stdout }).once('line', (line) => {
      resolve(JSON.parse(line) as { url: string; env: Record<string, string> });
    });
  });
}
