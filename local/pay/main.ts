/**
 * WeChat Pay as a program. Prints one line of JSON, {url, control, environments}, when it is ready.
 *   node pay.js --port N --data DIR [--clock CLOUD_URL] [--appid APPID] [--verification certificate|public-key] [--exit-with-parent]
 */
import { parseArgs } from 'node:util';
import { startPay, type PayOptions, type Verification } from './index';

function readOptions(): { options: PayOptions; exitsWithParent: boolean } {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      data: { type: 'string', default: '.data/pay' },
      clock: { type: 'string' },
      appid: { type: 'string' },
      verification: { type: 'string' },
      'exit-with-parent': { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('--port must be a port number');
  const options: PayOptions = { dataDir: values.data, port };
  if (values.verification !== undefined) options.verification = readVerification(values.verification);
  if (values.clock !== undefined) options.now = clockOf(values.clock);
  if (values.appid !== undefined) options.appid = values.appid;
  return { options, exitsWithParent: values['exit-with-parent'] };
}

function readVerification(text: string): Verification {
  if (text === 'certificate' || text === 'public-key') return text;
  throw new Error('--verification must be certificate or public-key');
}

/** The movable clock of the local cloud at this address. */
function clockOf(url: string): () => Promise<number> {
  return async () => {
    const response = await fetch(new URL('/local/clock', url));
    const { now } = (await response.json()) as { now?: number };
    if (now === undefined) throw new Error(`${url} tells no time`);
    return now;
  };
}

async function main(): Promise<void> {
  const { options, exitsWithParent } = readOptions();
  const pay = await startPay(options);
  const { url, control, environments } = pay;
  console.log(JSON.stringify({ url, control, environments }));
  const end = (): void => {
    void pay.close().then(() => process.exit(0));
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  // The parent holds the other end of standard input; it closes however the parent ends.
  if (exitsWithParent) process.stdin.resume().once('end', end);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
