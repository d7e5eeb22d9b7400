/** How a page gets what it shows, and how it does something: the states are the same everywhere. */
import { sentenceOf } from './api-error';
import { pageStyle } from './page-style';

export type Phase = 'loading' | 'ready' | 'empty' | 'failed';

/** What every page's data has; `busy` is true while an action is on its way. */
export interface Common {
  pageStyle: string;
  phase: Phase;
  problem: string;
  busy: boolean;
}

interface Screen {
  readonly data: Common;
  setData(data: Partial<Common>): void;
}

export function common(): Common {
  return { pageStyle: pageStyle(), phase: 'loading', problem: '', busy: false };
}

/**
 * Loads a page. What is shown already stays while it is loaded again, and stays when that fails.
 * @param load puts the data on the page; false where there is nothing to show
 */
export async function loadInto(page: Screen, load: () => Promise<boolean>): Promise<void> {
  const hasSomething = page.data.phase === 'ready';
  if (!hasSomething) page.setData({ phase: 'loading' });
  try {
    const isFilled = await load();
    page.setData({ phase: isFilled ? 'ready' : 'empty', problem: '' });
  } catch (error) {
    const problem = sentenceOf(error);
    if (hasSomething) tell(problem);
    else page.setData({ phase: 'failed', problem });
  }
}

/** Does one thing at a time and tells why it was not done. Answers whether it was. */
export async function act(page: Screen, work: () => Promise<void>): Promise<boolean> {
  if (page.data.busy) return false;
  page.setData({ busy: true });
  try {
    await work();
    return true;
  } catch (error) {
    tell(sentenceOf(error));
    return false;
  } finally {
    page.setData({ busy: false });
  }
}

/** Asks once. */
export async function confirm(title: string, content: string, confirmText: string): Promise<boolean> {
  const answer = await wx.showModal({ title, content, confirmText, cancelText: '再想想' });
  return answer.confirm;
}

export function tell(sentence: string): void {
  void wx.showToast({ title: sentence, icon: 'none', duration: 3_000 });
}
