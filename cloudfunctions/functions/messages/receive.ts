/**
 * What WeChat pushes to the mini-program (docs/platform.md): verdicts on pictures. A client that calls
 * this function by its name achieves nothing: a verdict counts only under the number of its check,
 * which WeChat alone was told.
 */
import { noteVerdict } from '../../community/review';
import { deployment, type Deployment } from '../../edge/environment';
import { afterMissedCloses } from '../../edge/missed-closes';
import { readVerdict } from '../../platform/content/wechat-content-check';

let opened: Deployment | undefined;

/** Answers `success`, which tells WeChat not to push the message again. */
export async function receiveMessage(event: unknown): Promise<'success'> {
  opened ??= deployment();
  const house = opened;
  const verdict = readVerdict(event);
  if (verdict !== null) await afterMissedCloses(house, () => noteVerdict(house, verdict));
  return 'success';
}
