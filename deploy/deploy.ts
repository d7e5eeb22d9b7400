/** A deployment: look, plan, and carry out step by step; what stopped half-way is finished by the next one. */
import type { Cloud } from './cloud';
import { planDeployment, type Plan } from './plan';
import { runStep, sentenceOf } from './step';
import type { Wanted } from './wanted';

export async function planFor(cloud: Cloud, wanted: Wanted): Promise<Plan> {
  return planDeployment(wanted, await cloud.look());
}

export async function carryOut(cloud: Cloud, { steps }: Plan, say: (line: string) => void): Promise<void> {
  for (const [index, step] of steps.entries()) {
    say(`[${index + 1}/${steps.length}] ${sentenceOf(step)}`);
    await runStep(cloud, step);
  }
}
