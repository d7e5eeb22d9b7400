/** Taps for built-ins themselves, by the same rules as the mini-program's (runtime/gestures.ts). */
import { elementOf } from '../runtime/backend';

/** Calls `act` when the element or something in it is tapped. */
export function onTap(element: HTMLElement, act: (event: Event) => void): void {
  elementOf(element)?.addListener('tap', (event: { getOriginalEvent(): unknown }) => {
    act(event.getOriginalEvent() as Event);
  });
}
