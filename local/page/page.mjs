// The page's behaviour: fills its parts, shows what is loading or has failed, moves the mall's clock.
/* global document, fetch */

const sections = [...document.querySelectorAll('[data-part]')];
const time = document.querySelector('#time');
const buttons = [...document.querySelectorAll('[data-days]')];

/** The server's answer, or an Error with a sentence for people. */
async function ask(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Error('演示程序没有运行。请在项目目录里运行 npm start，再点重试。');
  }
  if (response.ok) return response;
  const { message } = await response.json().catch(() => ({}));
  throw new Error(message ?? '没有读到数据，请重试。');
}

function fill(section, templateId) {
  const { content } = document.querySelector(`#${templateId}`);
  section.replaceChildren(content.cloneNode(true));
  section.dataset.state = templateId;
}

async function load(section) {
  // What is shown stays while it is read anew; only an empty part shows the grey lines.
  if (section.dataset.state !== 'ready') fill(section, 'loading');
  section.setAttribute('aria-busy', 'true');
  try {
    section.innerHTML = await (await ask(`/parts/${section.dataset.part}`)).text();
    section.dataset.state = 'ready';
  } catch (error) {
    fill(section, 'failed');
    section.querySelector('.hint').textContent = error.message;
  }
  section.removeAttribute('aria-busy');
}

async function showTime(options) {
  const { text } = await (await ask('/clock', options)).json();
  time.textContent = text;
}

async function refresh() {
  const clock = showTime().catch(() => (time.textContent = '没有读到'));
  await Promise.all([clock, ...sections.map(load)]);
}

/** Day by day, so that one sees it go; each day fires every timer of the mall. */
async function move(days) {
  for (const button of buttons) button.disabled = true;
  const pressed = buttons.find((button) => button.dataset.days === String(days));
  const name = pressed.textContent;
  try {
    for (let day = 1; day <= days; day += 1) {
      pressed.textContent = days === 1 ? '正在走…' : `第 ${day} 天…`;
      await showTime({ method: 'POST', headers: { 'x-demo-page': '1' } });
    }
  } catch {
    time.textContent = '时钟没有走动，请重试';
  }
  pressed.textContent = name;
  for (const button of buttons) button.disabled = false;
  await Promise.all(sections.map(load));
}

function choose(tab) {
  for (const other of document.querySelectorAll('[role=tab]')) {
    const isChosen = other === tab;
    other.setAttribute('aria-selected', String(isChosen));
    document.querySelector(`#${other.getAttribute('aria-controls')}`).hidden = !isChosen;
  }
}

document.addEventListener('click', ({ target }) => {
  const button = target.closest('button');
  if (button === null) return;
  if (button.dataset.days !== undefined) void move(Number(button.dataset.days));
  else if (button.dataset.retry !== undefined) void refresh();
  else if (button.dataset.unfold !== undefined) {
    document.querySelector(`#${button.dataset.unfold}`).hidden = false;
    button.remove();
  } else if (button.getAttribute('role') === 'tab') choose(button);
});

void refresh();
