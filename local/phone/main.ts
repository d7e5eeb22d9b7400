/**
 * Any native mini-program in a browser.
 *   node phone.js --root DIR [--port N] [--cloud URL] [--pay URL] [--people FILE] [--codes FILE] [--list]
 *     [--exit-with-parent]
 */
import { parseArgs } from 'node:util';

import { describeInventory, takeInventory } from './inventory/inventory';
import { readList, type KnownCode, type PhoneOptions } from './server/options';
import { startPhone } from './server/server';

function readOptions(): { options: PhoneOptions; isList: boolean; endsWithParent: boolean } {
  const { values } = parseArgs({
    options: {
      root: { type: 'string', default: 'miniprogram' },
      port: { type: 'string', default: '8720' },
      cloud: { type: 'string' },
      pay: { type: 'string' },
      people: { type: 'string' },
      codes: { type: 'string' },
      list: { type: 'boolean', default: false },
      'exit-with-parent': { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0) throw new Error('--port is not valid');
  const options: PhoneOptions = {
    root: values.root,
    port,
    ...(values.cloud === undefined ? {} : { cloudUrl: values.cloud }),
    ...(values.pay === undefined ? {} : { payUrl: values.pay }),
    ...(values.people === undefined ? {} : { people: readList(values.people, ['name', 'openid']) }),
    ...codesOf(values.codes),
  };
  return { options, isList: values.list, endsWithParent: values['exit-with-parent'] };
}

function codesOf(file: string | undefined): Pick<PhoneOptions, 'codes'> {
  if (file === undefined) return {};
  const codes = readList<KnownCode>(file, ['name', 'text']);
  return { codes: () => Promise.resolve(codes) };
}

async function main(): Promise<void> {
  const { options, isList, endsWithParent } = readOptions();
  if (isList) {
    console.log(describeInventory(await takeInventory(options.root)));
    return;
  }
  const phone = await startPhone(options);
  console.log(JSON.stringify({ url: phone.url }));
  const { milliseconds, problems } = phone.build();
  console.log(`The phone is at ${phone.url} (built in ${milliseconds} ms). End it with Ctrl-C.`);
  for (const { file = '', line = 0, message } of problems) console.error(`${file}:${line} ${message}`);
  const end = (): void => {
    void phone.close().then(() => process.exit(0));
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  // The parent holds the other end of standard input; it closes however the parent ends.
  if (endsWithParent) process.stdin.resume().once('end', end);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
