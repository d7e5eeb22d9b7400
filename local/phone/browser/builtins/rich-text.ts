/** <rich-text>: HTML from the page, made of trusted elements alone. */
import { convertUnits } from '../../compiler/units';
import { fileUrl } from '../runtime/files';
import { plainText } from '../runtime/text';
import type { Builtin, Host, Mounted } from './define';

interface RichNode {
  readonly type?: string;
  readonly name?: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly children?: readonly RichNode[];
  readonly text?: string;
}

/** The elements that WeChat documents; any other is left out with all that it holds. */
const TRUSTED = new Set(
  (
    'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del div ' +
    'dl dt em fieldset font footer h1 h2 h3 h4 h5 h6 header hr i img ins label legend li mark nav ol p pre q rt ' +
    'ruby s section small span strong sub sup table tbody td tfoot th thead tr tt u ul'
  ).split(' '),
);
const ATTRIBUTES = new Set(['class', 'style', 'alt', 'src', 'height', 'width', 'colspan', 'rowspan', 'align'])
  .add('start')
  .add('type')
  .add('span')
  .add('dir')
  .add('color')
  .add('size')
  .add('face');

function mountRichText(host: Host): Mounted {
  return {
    update: (changed) => {
      if (!changed.has('nodes')) return;
      const nodes = host.value('nodes');
      const children = typeof nodes === 'string' ? parse(nodes) : ((nodes ?? []) as readonly RichNode[]);
      host.element.replaceChildren(...children.flatMap(draw));
    },
  };
}

function parse(html: string): RichNode[] {
  return Array.from(new DOMParser().parseFromString(html, 'text/html').body.childNodes, nodeOf);
}

function nodeOf(node: Node): RichNode {
  if (!(node instanceof Element)) return { type: 'text', text: node.textContent ?? '' };
  const attrs = Object.fromEntries(Array.from(node.attributes, ({ name, value }) => [name, value]));
  return { name: node.localName, attrs, children: Array.from(node.childNodes, nodeOf) };
}

function draw({ type, name = '', attrs = {}, children = [], text }: RichNode): Node[] {
  if (type === 'text') return [document.createTextNode(decode(text ?? ''))];
  const tag = name.toLowerCase();
  if (!TRUSTED.has(tag)) return [];
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(attrs)) {
    if (!ATTRIBUTES.has(key) || value === null || value === undefined) continue;
    const raw = plainText(value);
    element.setAttribute(key, key === 'style' ? convertUnits(raw) : key === 'src' ? fileUrl(raw, '') : raw);
  }
  element.append(...children.flatMap(draw));
  return [element];
}

/** Entities in texts of node lists; DOMParser has done it for HTML. */
function decode(text: string): string {
  const area = document.createElement('textarea');
  area.innerHTML = text;
  return area.value;
}

export const RICH_TEXT: Builtin = {
  tag: 'rich-text',
  template: 'empty',
  properties: { nodes: null, space: '', userSelect: false, mode: 'default' },
  mount: mountRichText,
};
