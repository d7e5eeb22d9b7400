/** <input> and <textarea>. */
import { convertUnits } from '../../compiler/units';
import { askNickname } from '../wx/person-sheets';
import type { Builtin, Host, Mounted, Properties } from './define';

type Field = HTMLInputElement | HTMLTextAreaElement;

/** The keyboard that a type of <input> opens. */
const KEYBOARDS: Readonly<Record<string, string>> = {
  number: 'numeric',
  digit: 'decimal',
  idcard: 'text',
  'safe-password': 'text',
};

const PROPERTIES = {
  name: '',
  value: '',
  placeholder: '',
  placeholderStyle: '',
  disabled: false,
  maxlength: 140,
  cursorSpacing: 0,
  autoFocus: false,
  focus: false,
  cursor: 0,
  selectionStart: -1,
  selectionEnd: -1,
  adjustPosition: true,
  holdKeyboard: false,
  confirmType: 'done',
  confirmHold: false,
  cursorColor: '',
} satisfies Properties;

function mountField(host: Host, field: Field, isMultiline: boolean): Mounted {
  const placeholder = host.part('.wx-placeholder');
  const first = host.text('value');
  const write = (value: string): void => {
    if (field.value !== value) field.value = value;
    placeholder.hidden = value !== '';
  };
  const details = (): object => ({
    value: field.value,
    cursor: field.selectionStart ?? field.value.length,
    keyCode: 0,
  });
  listen(host, field, placeholder, details, isMultiline);
  return {
    field: { name: () => host.text('name'), value: () => field.value, reset: () => write(first) },
    activate: () => {
      field.focus();
      if (host.text('type') === 'nickname') askNickname(field);
    },
    update: (changed) => {
      if (changed.has('value')) write(host.text('value'));
      const max = host.number('maxlength');
      if (max >= 0) field.maxLength = max;
      else field.removeAttribute('maxlength');
      field.disabled = host.flag('disabled');
      placeholder.style.cssText = convertUnits(host.text('placeholderStyle'));
      field.setAttribute('aria-label', host.text('ariaLabel') || host.text('placeholder'));
      const wantsFocus = host.flag('focus') || (changed.has('autoFocus') && host.flag('autoFocus'));
      if (changed.has('focus') || changed.has('autoFocus')) setFocus(field, wantsFocus);
    },
  };
}

function setFocus(field: Field, wanted: boolean): void {
  if (wanted) requestAnimationFrame(() => field.focus());
  else if (document.activeElement === field) field.blur();
}

function listen(
  host: Host,
  field: Field,
  placeholder: HTMLElement,
  details: () => object,
  isMultiline: boolean,
): void {
  field.addEventListener('input', () => {
    placeholder.hidden = field.value !== '';
    host.set('value', field.value);
    host.trigger('input', details());
  });
  field.addEventListener('focus', () => host.trigger('focus', { value: field.value, height: 0 }));
  field.addEventListener('blur', () => host.trigger('blur', details()));
  field.addEventListener('change', () => host.trigger('change', details()));
  field.addEventListener('keydown', (event) => {
    if (!(event instanceof KeyboardEvent) || event.key !== 'Enter' || event.isComposing) return;
    const isConfirm = !isMultiline || host.text('confirmType') !== 'return';
    if (isMultiline && (event.shiftKey || !isConfirm)) return;
    if (isMultiline && host.text('confirmType') === 'done') return;
    event.preventDefault();
    host.trigger('confirm', { value: field.value });
    if (!host.flag('confirmHold')) field.blur();
  });
}

function mountInput(host: Host): Mounted {
  const field = host.part('input') as HTMLInputElement;
  const mounted = mountField(host, field, false);
  field.addEventListener('focus', () => {
    if (host.text('type') === 'nickname' && field.value === '') askNickname(field);
  });
  return {
    ...mounted,
    update: (changed) => {
      field.type = host.flag('password') ? 'password' : 'text';
      field.inputMode = KEYBOARDS[host.text('type')] ?? 'text';
      field.enterKeyHint = host.text('confirmType');
      mounted.update?.(changed);
    },
  };
}

function mountTextarea(host: Host): Mounted {
  const field = host.part('textarea') as HTMLTextAreaElement;
  const mounted = mountField(host, field, true);
  const grow = (): void => {
    if (!host.flag('autoHeight')) return;
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight}px`;
    host.trigger('linechange', {
      height: field.scrollHeight,
      heightRpx: 0,
      lineCount: field.value.split('\n').length,
    });
  };
  field.addEventListener('input', grow);
  return {
    ...mounted,
    update: (changed) => {
      mounted.update?.(changed);
      host.element.classList.toggle('wx-auto-height', host.flag('autoHeight'));
      if (changed.has('value') || changed.has('autoHeight')) requestAnimationFrame(grow);
    },
  };
}

export const INPUTS: readonly Builtin[] = [
  {
    tag: 'input',
    template: 'input',
    externalClasses: ['placeholder-class'],
    properties: { ...PROPERTIES, type: 'text', password: false, alwaysEmbed: false },
    mount: mountInput,
  },
  {
    tag: 'textarea',
    template: 'textarea',
    externalClasses: ['placeholder-class'],
    properties: {
      ...PROPERTIES,
      autoHeight: false,
      fixed: false,
      showConfirmBar: true,
      disableDefaultPadding: false,
    },
    mount: mountTextarea,
  },
];
