/** Sheets, dialogs and toasts of the phone, drawn over the mini-program. */

export interface SheetButton {
  readonly text: string;
  readonly value: string;
  readonly kind?: 'main' | 'plain' | 'danger';
  readonly color?: string;
}

export interface SheetOptions {
  readonly title?: string;
  readonly content?: readonly (Node | string)[];
  readonly buttons: readonly SheetButton[];
  /** A sheet rises from below; a dialog stands in the middle. */
  readonly form?: 'sheet' | 'dialog';
  /** The value when the ground beside it is tapped; without it the ground does nothing. */
  readonly cancel?: string;
}

/** Opens and waits. @returns the value of the button that was tapped */
export function openSheet(options: SheetOptions): Promise<string> {
  const { title = '', content = [], buttons, form = 'sheet', cancel } = options;
  return new Promise((resolve) => {
    const layer = make('div', `phone-layer phone-layer-${form}`);
    const box = make('div', `phone-${form}`);
    box.setAttribute('role', 'dialog');
    box.setAttribute('aria-modal', 'true');
    const close = (value: string): void => {
      layer.remove();
      resolve(value);
    };
    if (title !== '') {
      box.setAttribute('aria-label', title);
      box.append(make('h2', '', title));
    }
    for (const part of content) box.append(typeof part === 'string' ? make('p', '', part) : part);
    const row = make('div', 'phone-buttons');
    row.append(
      ...buttons.map(({ text, value, kind = 'plain', color }) => {
        const button = make('button', `phone-button phone-button-${kind}`, text);
        if (color !== undefined) button.style.color = color;
        button.addEventListener('click', () => close(value));
        return button;
      }),
    );
    box.append(row);
    layer.append(box);
    if (cancel !== undefined)
      layer.addEventListener('click', ({ target }) => {
        if (target === layer) close(cancel);
      });
    document.body.append(layer);
  });
}

/** Says something that needs no answer. */
export function openMessage(title: string, text: string): void {
  void openSheet({
    title,
    content: [text],
    buttons: [{ text: '知道了', value: 'ok', kind: 'main' }],
    form: 'dialog',
  });
}

/** A list to choose from. @returns the index, undefined when it was closed */
export async function chooseFrom(
  title: string,
  rows: readonly string[],
  hint = '',
): Promise<number | undefined> {
  const buttons = rows.map((text, index) => ({ text, value: String(index) }));
  const value = await openSheet({
    title,
    content: hint === '' ? [] : [hint],
    buttons: [...buttons, { text: '取消', value: '' }],
    cancel: '',
  });
  return value === '' ? undefined : Number(value);
}

/** Picks files of this computer. @returns an empty list when the choice was given up */
export function pickFiles(accept: string, isMany: boolean, capture = false): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.multiple = isMany;
    input.hidden = true;
    if (capture) input.setAttribute('capture', 'environment');
    const end = (): void => {
      resolve([...(input.files ?? [])]);
      input.remove();
    };
    input.addEventListener('change', end);
    input.addEventListener('cancel', end);
    document.body.append(input);
    input.click();
  });
}

export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  name = '',
  text = '',
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (name !== '') element.className = name;
  if (text !== '') element.textContent = text;
  return element;
}
