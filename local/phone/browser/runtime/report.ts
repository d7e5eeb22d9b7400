/** What went wrong, shown on the page: cards for missing calls, a sheet for errors with file and line. */
import type { Problem } from '../../model';

const CARD_MS = 6000;
const seen = new Set<string>();

/** Writes a warning to the console, the same one once. @returns whether it is new */
export function warnOnce(text: string): boolean {
  if (seen.has(text)) return false;
  seen.add(text);
  console.warn(text);
  return true;
}

/** A card on the page; the same text is shown once. */
export function card(text: string): void {
  if (!warnOnce(text)) return;
  const node = document.createElement('div');
  node.className = 'phone-card';
  node.setAttribute('role', 'status');
  node.textContent = text;
  layer('phone-cards').append(node);
  setTimeout(() => node.remove(), CARD_MS);
}

/** Says on the page that the phone lacks something. @param name such as wx.startBeaconDiscovery or <live-player> */
export function unsupported(name: string): void {
  card(`手机模拟器不支持 ${name}`);
}

/** Errors of the mini-program's code, their places looked up in the source map by the server. */
export function reportError(error: unknown): void {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  console.error(error);
  void lookUp(stack ?? '').then((problem) => showProblems([{ ...problem, message }]));
}

async function lookUp(stack: string): Promise<Partial<Problem>> {
  try {
    const response = await fetch('/api/stack', { method: 'POST', body: JSON.stringify({ stack }) });
    return (await response.json()) as Partial<Problem>;
  } catch {
    // Without the server the message alone is shown.
    return {};
  }
}

export function showProblems(problems: readonly Problem[]): void {
  const sheet = layer('phone-problems');
  if (sheet.childElementCount === 0) {
    const close = document.createElement('button');
    close.textContent = '关闭';
    close.addEventListener('click', () => sheet.remove());
    sheet.append(close);
  }
  for (const { message, file, line, column } of problems) {
    const item = document.createElement('div');
    const place = document.createElement('code');
    place.textContent = [file, line, column].filter((part) => part !== undefined).join(':');
    const text = document.createElement('p');
    text.textContent = message;
    item.append(place, text);
    sheet.append(item);
  }
}

export function listenToErrors(): void {
  window.addEventListener('error', (event) => {
    // Chromium reports a harmless postponement of its own as an error without an object.
    if (event.error !== null && event.error !== undefined) reportError(event.error);
  });
  window.addEventListener('unhandledrejection', (event) => reportError(reasonOf(event.reason)));
}

/** A failed call rejects with {errMsg}, which says more than "[object Object]". */
function reasonOf(reason: unknown): unknown {
  if (reason instanceof Error) return reason;
  const { errMsg } = (typeof reason === 'object' ? (reason ?? {}) : {}) as { errMsg?: string };
  return new Error(errMsg ?? String(reason));
}

function layer(name: string): HTMLElement {
  const known = document.querySelector<HTMLElement>(`.${name}`);
  if (known !== null) return known;
  const made = document.createElement('div');
  made.className = name;
  document.body.append(made);
  return made;
}
