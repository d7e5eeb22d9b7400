/** Boxes, texts and icons. */
import { unsupported } from '../runtime/report';
import { fontSizeSetting } from '../runtime/theme';
import type { Builtin, Host, Mounted } from './define';
import { HOVER_PROPERTIES, watchHover } from './hover';

const BOX: Pick<Builtin, 'properties' | 'mount'> = {
  properties: { ...HOVER_PROPERTIES, animation: null, disabled: false },
  mount: (host) => {
    watchHover(host);
    return { update: (changed) => changed.has('animation') && playAnimation(host) };
  },
};

/** Symbols of <icon>, drawn with letters that every system has. */
const ICONS: Readonly<Record<string, readonly [symbol: string, colour: string]>> = {
  success: ['✓', '#09bb07'],
  success_no_circle: ['✓', '#09bb07'],
  info: ['i', '#10aeff'],
  warn: ['!', '#f76260'],
  waiting: ['…', '#10aeff'],
  cancel: ['×', '#f43530'],
  clear: ['×', '#b2b2b2'],
  download: ['↓', '#09bb07'],
  search: ['⌕', '#b2b2b2'],
};

interface AnimationStep {
  readonly animates: readonly { readonly type: string; readonly args: readonly unknown[] }[];
  readonly option: {
    readonly transformOrigin: string;
    readonly transition: Readonly<Record<string, unknown>>;
  };
}

/** What wx.createAnimation().export() gave: steps one after another, each a transition. */
function playAnimation(host: Host): void {
  const { element } = host;
  const { actions } = (host.value('animation') ?? {}) as { actions?: readonly AnimationStep[] };
  let delay = 0;
  for (const { animates, option } of actions ?? []) {
    const { duration = 0, timingFunction = 'linear', delay: own = 0 } = option.transition;
    setTimeout(() => {
      element.style.transition = `all ${String(duration)}ms ${String(timingFunction)} ${String(own)}ms`;
      element.style.transformOrigin = option.transformOrigin;
      const moves = animates.filter(({ type }) => type !== 'style');
      if (moves.length > 0)
        element.style.transform = moves
          .map(({ type, args }) => `${type}(${transformArgs(type, args)})`)
          .join(' ');
      for (const { type, args } of animates)
        if (type === 'style') element.style.setProperty(String(args[0]), String(args[1]));
    }, delay);
    delay += Number(duration) + Number(own);
  }
}

function transformArgs(type: string, args: readonly unknown[]): string {
  const unit = type.startsWith('translate')
    ? 'px'
    : /^(rotate|skew)/.test(type) && type !== 'rotate3d'
      ? 'deg'
      : '';
  return args.map((value) => (typeof value === 'number' ? `${value}${unit}` : String(value))).join(',');
}

function mountText(host: Host): Mounted {
  return {
    update: () => {
      host.element.classList.toggle('wx-selectable', host.flag('selectable') || host.flag('userSelect'));
      host.element.style.whiteSpace = host.text('space') === '' ? '' : 'pre-wrap';
    },
  };
}

function mountIcon(host: Host): Mounted {
  return {
    update: () => {
      const [symbol, colour] = ICONS[host.text('type')] ?? ['?', '#b2b2b2'];
      const size = Number.isNaN(host.number('size')) ? 23 : host.number('size');
      host.element.textContent = symbol;
      const own = host.text('color');
      host.element.style.cssText += `;font-size:${size * 0.7}px;width:${size}px;height:${size}px;line-height:${size}px;--icon:${own === '' ? colour : own}`;
    },
  };
}

function mountProgress(host: Host): Mounted {
  return {
    update: () => {
      const percent = Math.min(100, Math.max(0, host.number('percent') || 0));
      const fill = host.part('.wx-progress-fill');
      fill.style.width = `${percent}%`;
      fill.style.backgroundColor = host.text('activeColor') || host.text('color');
      fill.style.transition = host.flag('active') ? 'width 1s linear' : '';
      const bar = host.part('.wx-progress-bar');
      bar.style.height = `${host.number('strokeWidth') || 6}px`;
      bar.style.borderRadius = `${host.number('borderRadius') || 0}px`;
      bar.style.backgroundColor = host.text('backgroundColor');
      host.part('.wx-progress-value').textContent = host.flag('showInfo') ? `${percent}%` : '';
      host.element.setAttribute('role', 'progressbar');
      host.element.setAttribute('aria-valuenow', String(percent));
    },
  };
}

function mountPageMeta(host: Host): Mounted {
  return {
    update: () => {
      const page = host.element.closest<HTMLElement>('wx-page');
      if (page === null) return;
      page.style.cssText += `;${host.text('pageStyle')}`;
      if (host.text('rootFontSize') === 'system') page.style.fontSize = `${fontSizeSetting()}px`;
      if (host.text('backgroundColor') !== '') page.style.backgroundColor = host.text('backgroundColor');
    },
  };
}

function mountRootPortal(host: Host): Mounted {
  const { element } = host;
  const place = document.createComment('root-portal');
  const apply = (): void => {
    const viewport = place.parentElement?.closest('.phone-viewport') ?? element.closest('.phone-viewport');
    const isOut = element.parentElement === viewport;
    if (host.flag('enable') === isOut || viewport === null) return;
    if (isOut) place.replaceWith(element);
    else {
      element.replaceWith(place);
      viewport.append(element);
    }
  };
  return {
    update: apply,
    dispose: () => {
      element.remove();
      place.remove();
    },
  };
}

/** Says on its own place that the phone cannot show it. */
function missing(tag: string): Builtin {
  return {
    tag,
    template: 'missing',
    mount: (host) => {
      host.part('.wx-missing').textContent = `手机模拟器不支持 <${tag}>`;
      unsupported(`<${tag}>`);
      return {};
    },
  };
}

export const MISSING_TAGS = ['camera', 'live-player', 'live-pusher', 'voip-room', 'ad', 'ad-custom', 'editor']
  .concat(['official-account', 'open-data', 'functional-page-navigator', 'channel-live', 'channel-video'])
  .concat(['store-home', 'store-product', 'xr-frame', 'page-container', 'share-element', 'audio']);

export const BASICS: readonly Builtin[] = [
  { tag: 'view', ...BOX },
  { tag: 'cover-view', ...BOX },
  { tag: 'span', ...BOX },
  {
    tag: 'text',
    template: 'text',
    properties: {
      selectable: false,
      userSelect: false,
      space: '',
      decode: false,
      maxLines: '',
      overflow: '',
    },
    mount: mountText,
  },
  { tag: 'icon', template: 'empty', properties: { type: '', size: '', color: '' }, mount: mountIcon },
  {
    tag: 'progress',
    template: 'progress',
    properties: {
      percent: 0,
      showInfo: false,
      borderRadius: 0,
      fontSize: 16,
      strokeWidth: 6,
      color: '#09bb07',
      activeColor: '',
      backgroundColor: '#ebebeb',
      active: false,
      activeMode: 'backwards',
      duration: 30,
    },
    mount: mountProgress,
  },
  {
    tag: 'page-meta',
    properties: {
      pageStyle: '',
      rootFontSize: '',
      backgroundColor: '',
      pageFontSize: '',
      rootBackgroundColor: '',
    },
    mount: mountPageMeta,
  },
  { tag: 'root-portal', properties: { enable: true }, mount: mountRootPortal },
  { tag: 'match-media', properties: { minWidth: 0, maxWidth: 0 } },
  { tag: 'keyboard-accessory' },
  ...MISSING_TAGS.map(missing),
];
