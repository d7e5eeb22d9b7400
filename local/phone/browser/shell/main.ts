/**
 * The shell: a drawn phone in the middle of a wide screen and a panel beside it. A narrow screen is the phone itself,
 * and a small handle at its edge opens the panel.
 */
import { make } from '../wx/sheet';
import { addPanel, type Setting } from './panel';
import style from './style.css';

/** A screen this narrow is a phone itself. */
const PHONE_WIDTH_MAX = 480;
const isNarrow = window.innerWidth <= PHONE_WIDTH_MAX;

function phoneUrl(person: string, page?: string): string {
  const query = new URLSearchParams(window.location.search);
  query.set('as', person);
  if (page !== undefined) query.set('page', page);
  if (isNarrow) query.set('bare', '1');
  return `/phone?${query.toString()}`;
}

async function start(): Promise<void> {
  const setting = (await (await fetch('/api/setting')).json()) as Setting;
  const asked = new URLSearchParams(window.location.search).get('as');
  const person = asked ?? setting.people[0]?.openid ?? 'visitor';
  document.head.append(make('style', '', style));
  if (setting.name !== '') document.title = setting.name;
  const frame = make('iframe', 'frame-screen');
  frame.title = '手机';
  frame.allow = 'camera; clipboard-read; clipboard-write; geolocation';
  const body = make('div', 'frame');
  body.append(frame, make('i', 'frame-notch'), make('i', 'frame-home'));
  const stage = make('main', 'stage');
  stage.append(body);
  document.body.append(stage);
  const show = (openid: string, page?: string): void => {
    setOpen(false);
    frame.src = phoneUrl(openid, page);
  };
  const panel = addPanel(document.body, setting, person, {
    show,
    reload: () => frame.contentWindow?.location.reload(),
  });
  if (isNarrow) document.body.append(handleOf(panel));
  show(person);
}

function setOpen(isOpen: boolean): void {
  document.body.classList.toggle('is-open', isOpen);
  document.querySelector('.handle')?.setAttribute('aria-expanded', String(isOpen));
}

/** The way to the panel where there is no room beside the phone. */
function handleOf(panel: HTMLElement): HTMLElement {
  document.body.classList.add('is-narrow');
  const handle = make('button', 'handle', '换人');
  handle.setAttribute('aria-label', '换人、时钟和消息');
  handle.setAttribute('aria-expanded', 'false');
  handle.addEventListener('click', () => setOpen(true));
  const close = make('button', 'wide', '回到手机');
  close.addEventListener('click', () => setOpen(false));
  panel.prepend(close);
  return handle;
}

void start();
