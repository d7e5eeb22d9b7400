/** bench replay DIR: the replay program on the files of a folder; its time and its cost by use case. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Summary } from '../replay/summary';
import { report } from './report';

const FILES = ['orders', 'members', 'merchants', 'partners'];

export function benchReplay(folder: string | undefined): void {
  if (folder === undefined) throw new Error('name the folder of the four files: npm run bench -- replay DIR');
  const out = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const files = FILES.flatMap((name) => [`--${name}`, join(folder, `${name}.csv`)]);
    const ended = spawnSync(process.execPath, ['dist/local/replay.js', ...files, '--out', out], {
      encoding: 'utf8',
    });
    if (ended.status !== 0) throw new Error(ended.stderr || ended.stdout);
    const summary = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')) as Summary;
    report('replay.time', summary.seconds, 's');
    report('replay.orders', summary.ordersPerSecond, 'orders a second');
    report('replay.legs', summary.journalLegs, 'journal legs');
    const unequal = summary.identities.filter(({ left, right }) => left !== right).length;
    report('replay.identities.unequal', unequal, `of ${summary.identities.length}`);
    for (const [useCase, actions] of Object.entries(summary.gatewayCalls)) {
      const calls = Object.values(actions).reduce((a, b) => a + b, 0);
      const commits = actions['database.commitTransaction'] ?? 0;
      if (commits > 0) report(`replay.calls.${useCase}`, calls / commits, 'gateway calls a transaction');
    }
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
