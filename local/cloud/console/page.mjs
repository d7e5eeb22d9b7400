/** The console page: shows the part that the address names, and follows it while nobody looks inside. */
import * as views from '/console/views.mjs';

/* global document, fetch, location, setInterval, URLSearchParams, window */

const REFRESH_MS = 2000;
const DAY_MS = 86_400_000;

const PARTS = {
  calls: { title: '调用', path: 'calls', view: views.callsView },
  collections: { title: '集合', path: 'collections', view: views.collectionsView },
  timers: { title: '定时器', path: 'timers', view: (data) => views.timersView(data, fire) },
  messages: { title: '消息', path: 'messages', view: views.messagesView },
  files: { title: '文件', path: 'files', view: views.filesView },
  checks: { title: '内容检查', path: 'checks', view: views.checksView },
};

const $ = (id) => document.getElementById(id);
let shown = '';

async function ask(path, body) {
  const options = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const response = await fetch(`/local/${path}`, options);
  const reply = await response.json();
  if (!response.ok) throw new Error(reply.error.message);
  return reply;
}

function place() {
  const [name, collection, query = '', page = '0'] = location.hash
    .slice(1)
    .split('/')
    .map(decodeURIComponent);
  return { name: name in PARTS ? name : 'calls', collection, query, page: Number(page) };
}

const go = (...parts) => (location.hash = ['collections', ...parts].map(encodeURIComponent).join('/'));

async function fetchPart({ name, collection, query, page }) {
  if (name !== 'collections' || collection === undefined) return ask(PARTS[name].path);
  return ask(`documents?${new URLSearchParams({ collection, query, page })}`);
}

function render(data, { name, collection, query }) {
  return name === 'collections' && collection !== undefined
    ? views.documentsView(data, { name: collection, query }, go)
    : PARTS[name].view(data);
}

/** Leaves the part alone when nothing has changed, so that what is open stays open. */
async function refresh(isForced) {
  const at = place();
  const { hash } = location;
  try {
    const [{ now }, data] = await Promise.all([ask('clock'), fetchPart(at)]);
    $('now').textContent = views.timeText(now);
    $('notice').hidden = true;
    const text = hash + JSON.stringify(data);
    const isReading = document.querySelector('#view details[open]') !== null;
    if (text === shown || (isReading && !isForced) || location.hash !== hash) return;
    shown = text;
    $('view').replaceChildren(render(data, at));
  } catch (error) {
    $('notice').textContent =
      error instanceof TypeError ? '本地云没有回应，请查看它是否还在运行。' : error.message;
    $('notice').hidden = false;
  }
}

function showTabs() {
  const { name } = place();
  $('tabs').replaceChildren(
    ...Object.entries(PARTS).map(([key, { title }]) =>
      views.el('a', { href: `#${key}`, 'aria-current': key === name ? 'page' : undefined }, title),
    ),
  );
}

async function fire(functionName, triggerName, button) {
  await whileBusy(button, () => ask('timers/fire', { functionName, triggerName }));
}

async function whileBusy(button, work) {
  button.disabled = true;
  try {
    await work();
    await refresh(true);
  } catch (error) {
    $('notice').textContent = error.message;
    $('notice').hidden = false;
  } finally {
    button.disabled = false;
  }
}

for (const button of document.querySelectorAll('[data-advance]'))
  button.addEventListener('click', () =>
    whileBusy(button, () => ask('clock', { advanceMs: Number(button.dataset.advance) * DAY_MS })),
  );
window.addEventListener('hashchange', () => {
  showTabs();
  void refresh(true);
});
setInterval(() => void refresh(false), REFRESH_MS);
showTabs();
void refresh(true);
