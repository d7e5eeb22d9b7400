/** What built-in components can do for others: hold a form's value, be activated by a label, scroll, draw. */

export interface Handle {
  /** A form's field. */
  readonly field?: { name(): string; value(): unknown; reset(): void };
  /** What a tap on its label does. */
  activate?(): void;
  /** The element that scrolls inside of it. */
  readonly scroller?: HTMLElement;
  /** What SelectorQuery gives as `node`, and as `context`. */
  readonly node?: object;
  readonly context?: object;
}

const handles = new WeakMap<Element, Handle>();

export function setHandle(element: Element, handle: Handle): void {
  handles.set(element, handle);
}

export function handleOf(element: Element | undefined): Handle | undefined {
  return element === undefined ? undefined : handles.get(element);
}
