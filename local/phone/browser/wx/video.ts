/** wx.createVideoContext: the <video> with this id on the current page. */
import { domOf } from '../runtime/backend';
import { handleOf } from '../runtime/dom-registry';
import { currentPage } from '../runtime/router';
import type { Caller } from '../runtime/types';

export function videoContext(id: string, scope: Caller | undefined): object {
  const root = (scope ?? currentPage()?.caller)?._$.getShadowRoot();
  const element = root?.querySelector(`#${id}`);
  const dom = element === null || element === undefined ? undefined : domOf(element);
  return handleOf(dom)?.context ?? {};
}
