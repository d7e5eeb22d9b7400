/** Where somebody stands on the way into the mall. Pure. */
import type { DataOf } from '../../services/api';
import { pointText } from '../../services/amounts';

export type Onboarding = DataOf<'store', 'onboarding'>;
type State = NonNullable<Onboarding['view']>['application']['state'];

/** pack: what it takes, said beforehand · name: the shop gets its name · the rest as the application's state */
export type Step = 'pack' | 'name' | State;

/** What the person reads first; `next` says what happens next. */
const HEADS: Readonly<Record<Step, { readonly title: string; readonly next: string }>> = {
  pack: { title: '在共享购开一家店', next: '先看清楚需要什么，再决定' },
  name: { title: '给商家起个名字', next: '礼包已经生效，可以开始申请' },
  draft: { title: '填写申请', next: '填完整后提交，平台审核' },
  submitted: { title: '正在审核', next: '审核期间不能修改，结果会发到微信' },
  refused: { title: '申请没有通过', next: '按原因改好，可以再提交' },
  approved: { title: '审核通过', next: '积分储备够了就能开业' },
  opened: { title: '已经开业', next: '顾客可以找到您的门店' },
};

export function stepOf({ pack, view }: Onboarding): Step {
  if (view !== null) return view.application.state;
  return pack.isHeld ? 'name' : 'pack';
}

export function headOf(step: Step): { readonly title: string; readonly next: string } {
  return HEADS[step];
}

/** Of the opening stock, in a sentence. */
export function stockSentence({ stock }: NonNullable<Onboarding['view']>): string {
  const { neededPointUnits, pointUnits, missingPointUnits } = stock;
  if (neededPointUnits === 0) return '开业不需要积分储备';
  const has = `开业需要 ${pointText(neededPointUnits)} 共享积分，现有 ${pointText(Math.max(0, pointUnits))}`;
  return missingPointUnits === 0 ? `${has}，已经够了` : `${has}，还差 ${pointText(missingPointUnits)}`;
}
