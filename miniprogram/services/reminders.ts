/** WeChat's subscription messages: asked for on a tap, and the mall is told what was allowed. */
import { call, type DataOf } from './api';

export type TemplateAsk = DataOf<'member', 'messageTemplates'>[number];

/** WeChat asks for at most so many at once. */
const MOST_ASKED = 3;

/** Whether the person allowed any of them; false as well where there is nothing to ask for. */
export async function askReminders(templates: readonly TemplateAsk[]): Promise<boolean> {
  const asked = templates.slice(0, MOST_ASKED);
  if (asked.length === 0) return false;
  const answers = await answersTo(asked.map(({ templateId }) => templateId));
  const accepted = asked.filter(({ templateId }) => answers[templateId] === 'accept').map(({ key }) => key);
  if (accepted.length === 0) return false;
  await call('member', 'noteConsents', { accepted });
  return true;
}

/** Nothing is allowed where WeChat does not ask: messages may be switched off as a whole. */
async function answersTo(tmplIds: string[]): Promise<Readonly<Record<string, unknown>>> {
  try {
    return { ...(await wx.requestSubscribeMessage({ tmplIds })) };
  } catch {
    return {};
  }
}
