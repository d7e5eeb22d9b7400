/** <form> and <label>. */
import * as glassEasel from 'glass-easel';

import { elementOf } from '../runtime/backend';
import { isFormField } from '../runtime/definitions';
import { handleOf } from '../runtime/dom-registry';
import { plainText } from '../runtime/text';
import type { Builtin, Host, Mounted } from './define';
import { onTap } from './tap';

const forms = new WeakMap<Element, Host>();

/** What a <button form-type> does to the form around it. */
export function submitOrReset(button: Element, type: 'submit' | 'reset'): void {
  const element = button.closest('wx-form');
  const host = element === null ? undefined : forms.get(element);
  if (element === null || host === undefined) return;
  if (type === 'submit') {
    host.trigger('submit', { value: valuesOf(element), formId: '' });
    return;
  }
  for (const inner of element.querySelectorAll('*')) handleOf(inner)?.field?.reset();
  host.trigger('reset');
}

/** Values by name: of built-in fields, and of components with the behaviour wx://form-field. */
function valuesOf(form: Element): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const inner of form.querySelectorAll('*')) {
    const field = handleOf(inner)?.field ?? customField(inner);
    const name = field?.name() ?? '';
    if (field !== undefined && name !== '') values[name] = field.value();
  }
  return values;
}

function customField(dom: Element): { name(): string; value(): unknown; reset(): void } | undefined {
  const { __wxElement: element } = dom as { __wxElement?: unknown };
  if (!glassEasel.Component.isComponent(element)) return undefined;
  const data = element.data as Record<string, unknown>;
  if (!isFormField(element)) return undefined;
  return { name: () => plainText(data['name']), value: () => data['value'], reset: () => undefined };
}

function mountForm(host: Host): Mounted {
  forms.set(host.element, host);
  return { dispose: () => forms.delete(host.element) };
}

function mountLabel(host: Host): Mounted {
  onTap(host.element, (event) => {
    const tapped = event.target instanceof Element ? event.target : null;
    const inside = [...host.element.querySelectorAll('*')].filter(
      (inner) => handleOf(inner)?.activate !== undefined,
    );
    // A control that was tapped itself has acted already.
    if (tapped !== null && inside.some((inner) => inner.contains(tapped))) return;
    const id = host.text('for');
    const owner = elementOf(host.element)?.ownerShadowRoot;
    const target =
      id === '' ? inside[0] : (owner?.querySelector(`#${id}`)?.$$ as unknown as Element | undefined);
    handleOf(target)?.activate?.();
  });
  return {};
}

export const FORMS: readonly Builtin[] = [
  { tag: 'form', properties: { reportSubmit: false, reportSubmitTimeout: 0 }, mount: mountForm },
  { tag: 'label', properties: { for: '' }, mount: mountLabel },
];
