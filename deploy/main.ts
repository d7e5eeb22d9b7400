/**
 * npm run deploy -- --env ID --profile standard|strict [--dry-run | --check]
 * Puts the mall on a CloudBase environment: what is there already stays, what differs is changed. --dry-run prints the
 * plan, --check exits with 1 where something differs; neither changes anything. docs/上线指南.md leads through it.
 */
import type { Cloud } from './cloud';
import { writeConsoleConfig } from './console-config';
import { carryOut } from './deploy';
import { openSdk } from './manager-sdk';
import { miniProgramOf } from './mini-program';
import { credentialsOf, readOptions, type Options } from './options';
import { planDeployment } from './plan';
import { openApisOf, readWanted } from './read-wanted';
import { byHandText, outlookOf, planText } from './report';
import { reviewOf } from './review';
import { SdkCloud } from './sdk-cloud';

const say = (line: string): void => console.log(line);

async function run({ envId, mode, policy, environment }: Options): Promise<void> {
  say(reviewOf(policy));
  const cloud: Cloud = new SdkCloud(openSdk(credentialsOf(envId, environment)), envId);
  const miniProgram = miniProgramOf(envId);
  const present = await cloud.look();
  writeConsoleConfig(present.domain);
  const wanted = readWanted(environment);
  const outlook = outlookOf(planDeployment(wanted, present), present, {
    notifyUrl: environment['WECHATPAY_NOTIFY_URL'],
    consoleOrigins: environment['MALL_CONSOLE_ORIGINS'],
    isMiniProgramSent: miniProgram.isSent,
    openApis: openApisOf(),
  });
  say(planText(outlook));
  if (mode === 'check') process.exitCode = outlook.steps.length === 0 ? 0 : 1;
  if (mode === 'deploy') {
    await carryOut(cloud, outlook, say);
    if (!miniProgram.isSent) miniProgram.send();
  }
  byHandText(outlook).forEach(say);
}

async function main(): Promise<void> {
  await run(readOptions(process.argv.slice(2), process.env));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
