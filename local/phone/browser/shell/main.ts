/** The shell: a drawn phone in the middle of a wide screen and a panel beside it; a narrow screen is the phone. */
import { make } from '../wx/sheet';
import { addPanel, type Setting } from './panel';
import style from './style.css';

/** A screen this narrow is a phone itself. */
const PHONE_WIDTH_MAX = 480;

function phoneUrl(person: string, page?: string): string {
  const query = new URLSearchParams(window.location.search);
  query.set('as', person);
  if (page !== undefined) query.set('page', page);
  return `/phone?${query.toString()}`;
}

async function start(): Promise<void> {
  const setting = (await (await fetch('/api/setting')).json()) as Setting;
  const asked = new URLSearchParams(window.location.search).get('as');
  const person = asked ?? setting.people[0]?.openid ?? 'visitor';
  if (window.innerWidth <= PHONE_WIDTH_MAX) {
    window.location.replace(phoneUrl(person));
    return;
  }
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
    frame.src = phoneUrl(openid, page);
  };
  addPanel(document.body, setting, person, { show, reload: () => frame.contentWindow?.location.reload() });
  show(person);
}

void start();
