/** Toasts, dialogs, action sheets. */
import type { Options } from '../runtime/types';
import { fileUrl } from '../runtime/files';
import { Failure, textOf, type Table } from './call';
import { make, openSheet } from './sheet';

const TOAST_MS = 1500;
const CONFIRM_COLOR = '#576b95';
const ICON_TEXT: Readonly<Record<string, string>> = { success: '✓', error: '✕', loading: '' };

let toast: HTMLElement | undefined;
let timer = 0;

function showToast(options: Options, kind: 'toast' | 'loading'): void {
  hideToast();
  const icon = kind === 'loading' ? 'loading' : textOf(options, 'icon') || 'success';
  const image = textOf(options, 'image');
  const box = make('div', `phone-toast phone-toast-${icon}`);
  box.setAttribute('role', 'status');
  if (image !== '') {
    const picture = make('img');
    picture.src = fileUrl(image, '');
    picture.alt = '';
    box.append(picture);
  } else if (icon in ICON_TEXT) box.append(make('i', '', ICON_TEXT[icon] ?? ''));
  box.append(make('span', '', textOf(options, 'title')));
  toast = make('div', 'phone-toast-layer');
  // Only a mask keeps taps away from the page.
  if (options['mask'] === true) toast.classList.add('phone-toast-mask');
  toast.append(box);
  document.body.append(toast);
  if (kind === 'toast') timer = window.setTimeout(hideToast, Number(options['duration'] ?? TOAST_MS));
}

function hideToast(): void {
  window.clearTimeout(timer);
  toast?.remove();
  toast = undefined;
}

async function showModal(options: Options): Promise<object> {
  const isEditable = options['editable'] === true;
  const field = make('input', 'phone-field');
  field.placeholder = textOf(options, 'placeholderText');
  field.value = isEditable ? textOf(options, 'content') : '';
  const text = make('p', 'phone-modal-text', textOf(options, 'content'));
  const confirmText = textOf(options, 'confirmText') || '确定';
  const confirmColor = textOf(options, 'confirmColor') || CONFIRM_COLOR;
  const cancelColor = textOf(options, 'cancelColor');
  const buttons = [
    ...(options['showCancel'] === false
      ? []
      : [
          {
            text: textOf(options, 'cancelText') || '取消',
            value: 'cancel',
            ...(cancelColor === '' ? {} : { color: cancelColor }),
          },
        ]),
    { text: confirmText, value: 'confirm', color: confirmColor },
  ];
  const value = await openSheet({
    title: textOf(options, 'title'),
    content: [isEditable ? field : text],
    buttons,
    form: 'dialog',
  });
  const isConfirmed = value === 'confirm';
  return {
    confirm: isConfirmed,
    cancel: !isConfirmed,
    ...(isEditable && isConfirmed ? { content: field.value } : {}),
  };
}

async function showActionSheet(options: Options): Promise<object> {
  const color = textOf(options, 'itemColor');
  const items = (options['itemList'] ?? []) as readonly string[];
  const buttons = items.map((text, index) => ({
    text,
    value: String(index),
    ...(color === '' ? {} : { color }),
  }));
  const title = textOf(options, 'alertText');
  const value = await openSheet({ title, buttons: [...buttons, { text: '取消', value: '' }], cancel: '' });
  if (value === '') throw new Failure('cancel');
  return { tapIndex: Number(value) };
}

export const UI: Table = {
  showToast: (options) => showToast(options, 'toast'),
  hideToast,
  showLoading: (options) => showToast({ ...options, icon: 'loading' }, 'loading'),
  hideLoading: hideToast,
  showModal,
  showActionSheet,
  enableAlertBeforeUnload: () => undefined,
  disableAlertBeforeUnload: () => undefined,
};
