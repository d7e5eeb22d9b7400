/** The panel beside the phone: who I am, the clock, messages, looks, network. */
import { readSettings, writeSettings, type Settings } from '../runtime/settings';
import { make } from '../wx/sheet';

export interface Setting {
  readonly name: string;
  readonly hasCloud: boolean;
  readonly people: readonly { readonly name: string; readonly openid: string; readonly role?: string }[];
  readonly links: readonly { readonly name: string; readonly url: string }[];
}

export interface PhoneActions {
  /** Takes this person's phone into the hand, at its first page or at the given one. */
  readonly show: (openid: string, page?: string) => void;
  readonly reload: () => void;
}

interface Message {
  readonly templateId: string;
  readonly page: string;
  readonly data: Readonly<Record<string, string>>;
  readonly sentMs: number;
}

const DAY_MS = 86_400_000;
const REFRESH_MS = 5000;
const MOVES = [
  ['下一天', 1],
  ['过 7 天', 7],
] as const;
/** The settings that are chosen here: label, key, choices. */
const LOOKS: readonly (readonly [
  label: string,
  key: keyof Settings,
  choices: readonly (readonly [string, Settings[keyof Settings]])[],
])[] = [
  [
    '外观',
    'theme',
    [
      ['浅色', 'light'],
      ['深色', 'dark'],
    ],
  ],
  [
    '字号',
    'fontScale',
    [
      ['标准', 1],
      ['大', 1.2],
      ['特大', 1.4],
    ],
  ],
  [
    '网络',
    'network',
    [
      ['正常', 'wifi'],
      ['慢', 'slow'],
      ['断网', 'offline'],
    ],
  ],
];

export function addPanel(
  parent: HTMLElement,
  setting: Setting,
  first: string,
  actions: PhoneActions,
): HTMLElement {
  let person = first;
  const panel = make('aside', 'panel');
  panel.append(make('h1', '', setting.name === '' ? '小程序' : setting.name));
  const messages = make('div', 'messages');
  const refresh = (): void => void showMessages(messages, person, (page) => actions.show(person, page));
  const choose = (openid: string): void => {
    person = openid;
    actions.show(openid);
    refresh();
  };
  panel.append(peopleSection(setting, first, choose));
  if (setting.hasCloud) {
    panel.append(clockSection(refresh));
    const section = titled('收到的消息');
    section.append(messages);
    panel.append(section);
    refresh();
    window.setInterval(refresh, REFRESH_MS);
  }
  panel.append(looksSection());
  const reload = make('button', 'wide', '重新载入手机');
  reload.addEventListener('click', actions.reload);
  panel.append(reload);
  if (setting.links.length > 0) panel.append(linksSection(setting));
  parent.append(panel);
  return panel;
}

function linksSection({ links }: Setting): HTMLElement {
  const section = titled('别处');
  for (const { name, url } of links) {
    const link = make('a', 'elsewhere', name);
    link.href = url;
    link.target = '_blank';
    section.append(link);
  }
  return section;
}

function peopleSection({ people }: Setting, first: string, choose: (openid: string) => void): HTMLElement {
  const section = titled('我是谁');
  const list = make('div', 'people');
  const mark = (openid: string): void => {
    for (const row of list.querySelectorAll('button'))
      row.setAttribute('aria-pressed', String(row.dataset['openid'] === openid));
  };
  for (const { name, openid, role } of people) {
    const row = make('button', 'person', name);
    row.dataset['openid'] = openid;
    if (role !== undefined) row.append(make('span', '', role));
    row.addEventListener('click', () => {
      mark(openid);
      choose(openid);
    });
    list.append(row);
  }
  const form = make('form', 'other');
  const field = make('input');
  field.placeholder = '别的 OPENID';
  field.setAttribute('aria-label', '别的 OPENID');
  if (!people.some(({ openid }) => openid === first)) field.value = first;
  form.append(field, make('button', '', '换成这个人'));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (field.value === '') return;
    mark(field.value);
    choose(field.value);
  });
  mark(first);
  section.append(list, form);
  return section;
}

function clockSection(moved: () => void): HTMLElement {
  const section = titled('时钟');
  const time = make('output', 'time', '…');
  const show = async (): Promise<void> => {
    const { now } = await ask<{ now: number }>('clock');
    time.textContent = new Date(now).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false });
  };
  const row = make('div', 'choices');
  for (const [text, days] of MOVES) {
    const button = make('button', '', text);
    button.addEventListener('click', () => {
      button.disabled = true;
      void ask('clock', { advanceMs: days * DAY_MS })
        .then(show)
        .then(moved)
        .finally(() => {
          button.disabled = false;
        });
    });
    row.append(button);
  }
  const retell = (): void => void show().catch(() => (time.textContent = '云没有回应'));
  retell();
  window.setInterval(retell, REFRESH_MS);
  section.append(time, row);
  return section;
}

function looksSection(): HTMLElement {
  const section = titled('手机');
  for (const [label, key, choices] of LOOKS) {
    const row = make('div', 'choices');
    row.setAttribute('role', 'group');
    row.setAttribute('aria-label', label);
    const mark = (): void => {
      [...row.querySelectorAll('button')].forEach((button, index) => {
        button.setAttribute('aria-pressed', String(choices[index]?.[1] === readSettings()[key]));
      });
    };
    for (const [text, value] of choices) {
      const button = make('button', '', text);
      button.addEventListener('click', () => {
        writeSettings({ [key]: value });
        mark();
      });
      row.append(button);
    }
    mark();
    section.append(make('span', 'label', label), row);
  }
  return section;
}

async function showMessages(box: HTMLElement, person: string, open: (page: string) => void): Promise<void> {
  const { messages = [] } = await ask<{ messages?: readonly Message[] }>('messages', undefined, person).catch(
    () => ({
      messages: [],
    }),
  );
  const cards = messages.map(({ templateId, data, sentMs, page }) => {
    const card = make('article', 'message');
    const time = new Date(sentMs).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false });
    card.append(make('b', '', templateId), make('time', '', time));
    for (const [name, value] of Object.entries(data)) card.append(make('p', '', `${name}：${value}`));
    if (page !== '') {
      const link = make('button', 'message-page', `打开 ${page}`);
      link.addEventListener('click', () => open(page.startsWith('/') ? page : `/${page}`));
      card.append(link);
    }
    return card;
  });
  box.replaceChildren(...(cards.length === 0 ? [make('p', 'empty', '还没有消息')] : cards));
}

async function ask<T>(path: string, body?: object, person = ''): Promise<T> {
  const response = await fetch(`/api/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'X-Phone-As': person },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return (await response.json()) as T;
}

function titled(title: string): HTMLElement {
  const section = make('section');
  section.append(make('h2', '', title));
  return section;
}
