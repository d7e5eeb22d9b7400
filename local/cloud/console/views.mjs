/** The page's parts, each made of what the control interface answers. Text is always set as text, never as HTML. */

/* global document */

/** An element: tag with classes ("div.row.soft"), attributes, children. */
export function el(tag, attributes = {}, ...children) {
  const [name, ...classes] = tag.split('.');
  const element = document.createElement(name);
  if (classes.length > 0) element.className = classes.join(' ');
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined) element.setAttribute(key, value);
  element.append(...children.flat().filter((child) => child !== undefined && child !== ''));
  return element;
}

const moment = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hour12: false,
});

export const timeText = (ms) => moment.format(ms).replaceAll('/', '-');
const number = new Intl.NumberFormat('zh-CN');

const list = (items, emptyText) =>
  items.length === 0 ? el('div.list', {}, el('p.empty', {}, emptyText)) : el('div.list', {}, items);
const pretty = (text) => {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
};
const block = (title, text) =>
  text === undefined || text === '' ? [] : [el('h3', {}, title), el('pre', {}, text)];
const folded = (head, inside) => el('details', {}, el('summary.row', {}, head), el('div.inside', {}, inside));
const section = (title, ...parts) => el('section', {}, el('div.bar', {}, el('h2', {}, title)), ...parts);

const PERMISSIONS = {
  ADMINONLY: '仅云函数可读写',
  READONLY: '所有人可读，仅创建者可写',
  PRIVATE: '仅创建者可读写',
  ADMINWRITE: '所有人可读，仅云函数可写',
};
const permissionText = (permission) =>
  typeof permission === 'string' ? PERMISSIONS[permission] : `自定义规则 ${JSON.stringify(permission)}`;

const SOURCES = {
  wx_client: '小程序',
  wx_devtools: '开发者工具',
  wx_trigger: '定时器',
  wx_http: 'HTTP',
  scf: '云函数',
};
function whoText({ openid, source = '' }) {
  const way = source
    .split(',')
    .map((name) => SOURCES[name] ?? name)
    .filter(Boolean)
    .join(' → ');
  return [openid, way || '控制接口'].filter(Boolean).join(' · ');
}

function actionOf(event) {
  try {
    const { action } = JSON.parse(event);
    return typeof action === 'string' ? `.${action}` : '';
  } catch {
    return '';
  }
}

export function callsView({ calls }) {
  const rows = calls.map((call) => {
    const took = call.tookMs === undefined ? '进行中' : `${number.format(call.tookMs)} 毫秒`;
    const failed = call.error !== undefined;
    const head = [
      el('span.name', {}, `${call.functionName}${actionOf(call.event)}`),
      el(failed ? 'span.figure.bad' : 'span.figure', {}, failed ? `失败 · ${took}` : took),
      el('span.more', {}, `${timeText(call.startedMs)} · ${whoText(call.identity)}`),
      failed ? el('span.more.bad', {}, call.error.code) : '',
    ];
    const requests = Object.entries(call.requests).map(([action, times]) => `${action} × ${times}`);
    return folded(head, [
      ...block('错误', failed ? call.error.message : ''),
      ...block('输入', pretty(call.event)),
      ...block('结果', call.result === undefined ? '' : pretty(call.result)),
      ...block('请求', requests.join('\n')),
      ...block('输出', call.log.map(({ level, text }) => `${level}  ${text}`).join('\n')),
    ]);
  });
  return list(rows, '还没有调用过云函数');
}

export function collectionsView({ collections }) {
  const rows = collections.map(({ name, documents, permission }) =>
    el(
      'a.row',
      { href: `#collections/${encodeURIComponent(name)}` },
      el('span.name', {}, name),
      el('span.figure', {}, `${number.format(documents)} 条`),
      el('span.more', {}, permissionText(permission)),
    ),
  );
  return list(rows, '还没有集合');
}

export function documentsView({ total, page, pages, documents }, { name, query }, go) {
  const input = el('input', {
    type: 'search',
    name: 'query',
    'aria-label': '查询',
    placeholder: '_id 或 {"字段": 值}',
  });
  input.value = query;
  const form = el('form', {}, input, el('button', {}, '查询'));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    go(name, input.value, 0);
  });
  const turn = (text, to) => {
    const button = el('button', { type: 'button' }, text);
    button.disabled = to < 0 || to >= pages;
    button.addEventListener('click', () => go(name, query, to));
    return button;
  };
  const rows = documents.map((document) => {
    const { _id, ...rest } = document;
    const head = [el('span.name', {}, String(_id)), el('span'), el('span.more', {}, JSON.stringify(rest))];
    return folded(head, el('pre', {}, JSON.stringify(document, null, 2)));
  });
  return el(
    'section',
    {},
    el('div.bar', {}, el('h2', {}, el('a', { href: '#collections' }, '集合'), ` / ${name}`), form),
    list(rows, query === '' ? '这个集合是空的' : '没有符合的文档'),
    el('p.soft', {}, `共 ${number.format(total)} 条，第 ${page + 1} / ${pages} 页`),
    el('div.bar', {}, turn('上一页', page - 1), turn('下一页', page + 1)),
  );
}

export function timersView({ timers, doubled }, fire) {
  const rows = timers.map(({ functionName, triggerName, config, nextMs, last }) => {
    const button = el('button', { type: 'button' }, '立即触发');
    button.addEventListener('click', () => fire(functionName, triggerName, button));
    const outcome =
      last === undefined
        ? '尚未触发'
        : last.error === undefined
          ? '上次成功'
          : `上次失败：${last.error.code}`;
    return el(
      'div.row',
      {},
      el('span.name', {}, `${functionName} / ${triggerName}`),
      button,
      el('span.more', {}, `${config} · 下次 ${nextMs === undefined ? '无' : timeText(nextMs)}`),
      el(last?.error === undefined ? 'span.more' : 'span.more.bad', {}, outcome),
    );
  });
  const note = doubled ? [el('p.soft', {}, '每次触发都会送达两次。')] : [];
  return el('section', {}, ...note, list(rows, '没有定时器'));
}

export function messagesView({ messages, consents }) {
  const sent = [...messages]
    .reverse()
    .map(({ openid, templateId, page, data, sentMs }) =>
      folded(
        [
          el('span.name', {}, Object.values(data).join(' · ')),
          el('span'),
          el('span.more', {}, `${timeText(sentMs)} · 发给 ${openid} · 模板 ${templateId}`),
        ],
        [...block('打开页面', page), ...block('内容', JSON.stringify(data, null, 2))],
      ),
    );
  const open = consents
    .filter(({ left }) => left > 0)
    .map(({ openid, templateId, left }) =>
      el(
        'div.row',
        {},
        el('span.name', {}, openid),
        el('span.figure', {}, `还可发 ${left} 条`),
        el('span.more', {}, `模板 ${templateId}`),
      ),
    );
  return el(
    'div',
    {},
    section('已发送', list(sent, '还没有发过订阅消息')),
    section('订阅许可', list(open, '没有可用的许可')),
  );
}

const size = (bytes) =>
  bytes < 1024
    ? `${bytes} B`
    : bytes < 1048576
      ? `${(bytes / 1024).toFixed(1)} KB`
      : `${(bytes / 1048576).toFixed(1)} MB`;

export function filesView({ files, permission }) {
  const rows = [...files]
    .reverse()
    .map((file) =>
      el(
        'div.row',
        {},
        el('span.name', {}, file.path),
        el('span.figure', {}, size(file.bytes)),
        el(
          'span.more',
          {},
          `${timeText(file.uploadedMs)} · ${file.openid ?? '云函数'} · ${file.contentType}`,
        ),
      ),
    );
  return el('section', {}, el('p.soft', {}, `权限：${PERMISSIONS[permission]}`), list(rows, '还没有文件'));
}

const KINDS = { text: '文字', image: '图片', media: '媒体' };

export function checksView({ checks }) {
  const rows = [...checks]
    .reverse()
    .map(({ what, content, label, openid, atMs }) =>
      el(
        'div.row',
        {},
        el('span.name', {}, content === '' ? KINDS[what] : content),
        el(label === 100 ? 'span.figure' : 'span.figure.bad', {}, label === 100 ? '通过' : `有风险 ${label}`),
        el('span.more', {}, [timeText(atMs), KINDS[what], openid].filter(Boolean).join(' · ')),
      ),
    );
  return list(rows, '还没有检查过内容');
}
