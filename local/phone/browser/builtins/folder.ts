/** Relative addresses start from the folder of the template that holds the element. */
import type { Host } from './define';

export function folderOf({ component }: Host): string {
  const owner = component.ownerShadowRoot?.getHostNode().is ?? '';
  return owner.slice(0, Math.max(0, owner.lastIndexOf('/')));
}
