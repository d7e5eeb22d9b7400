/** glass-easel's DOM backend with the phone's own elements and events. */
import * as glassEasel from 'glass-easel';

/** A tag of a built-in's own template that stands for a plain DOM element: `dom-input` is an <input>. */
const PLAIN = /^dom-/;

export interface EventExtras {
  readonly bubbles: boolean;
  readonly originalEvent?: Event;
  readonly fields?: Record<string, unknown>;
}

type GlassElement = glassEasel.Element;

class PhoneBackend extends glassEasel.CurrentWindowBackendContext {
  override document = {
    createElement: (tag: string) =>
      document.createElement(PLAIN.test(tag) ? tag.replace(PLAIN, '') : `wx-${tag}`) as never,
    createTextNode: (text: string) => document.createTextNode(text) as never,
    createDocumentFragment: () => document.createDocumentFragment() as never,
  };

  /** The phone dispatches events itself (gestures.ts): those of the DOM are none of the mini-program's. */
  override onEvent(): void {
    return undefined;
  }

  override setListenerStats(): void {
    return undefined;
  }
}

export const backend: glassEasel.CurrentWindowBackendContext = new PhoneBackend();

/** The glass-easel element that a DOM node is drawn for, or the nearest above it. */
export function elementOf(node: EventTarget | null): GlassElement | undefined {
  let current = node instanceof Node ? node : null;
  while (current !== null) {
    const { __wxElement } = current as { __wxElement?: GlassElement };
    if (__wxElement !== undefined) return __wxElement;
    current = current.parentNode;
  }
  return undefined;
}

/** The DOM element that a glass-easel element is drawn as; none for a virtual host. */
export function domOf(element: GlassElement): HTMLElement | undefined {
  return (element.$$ as unknown as HTMLElement | null) ?? undefined;
}

/** Dispatches an event to the mini-program. @returns whether a listener caught it (catch:…) */
export function dispatch(target: GlassElement, type: string, detail: unknown, extras: EventExtras): boolean {
  const event = new glassEasel.Event(type, detail, {
    bubbles: extras.bubbles,
    composed: true,
    capturePhase: true,
    originalEvent: extras.originalEvent,
    ...(extras.fields === undefined ? {} : { extraFields: extras.fields }),
  });
  glassEasel.Event.dispatchEvent(target, event);
  return event.defaultPrevented();
}
