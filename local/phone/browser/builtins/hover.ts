/** hover-class: a class while a finger rests on the element. */
import type * as glassEasel from 'glass-easel';

import type { Host, Properties } from './define';

export const HOVER_PROPERTIES = {
  hoverClass: 'none',
  hoverStopPropagation: false,
  hoverStartTime: 50,
  hoverStayTime: 400,
} satisfies Properties;

export function watchHover(host: Host): void {
  const element = host.component as unknown as glassEasel.Element;
  let timer = 0;
  let worn = '';
  const wear = (name: string): void => {
    if (worn !== '') element.toggleNodeClass(worn, false);
    worn = name;
    if (name !== '') element.toggleNodeClass(name, true);
  };
  const release = (): void => {
    window.clearTimeout(timer);
    if (worn !== '') timer = window.setTimeout(() => wear(''), host.number('hoverStayTime'));
  };
  host.element.addEventListener('touchstart', (event) => {
    const name = host.text('hoverClass');
    const { isHoverTaken = false } = event as { isHoverTaken?: boolean };
    if (name === '' || name === 'none' || isHoverTaken || host.flag('disabled')) return;
    if (host.flag('hoverStopPropagation')) Object.assign(event, { isHoverTaken: true });
    window.clearTimeout(timer);
    timer = window.setTimeout(() => wear(name), host.number('hoverStartTime'));
  });
  host.element.addEventListener('touchend', release);
  host.element.addEventListener('touchcancel', release);
  host.element.addEventListener('touchmove', release);
}
