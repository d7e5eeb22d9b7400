/** Pictures, drawings, films, maps, pages of the web. */
import { fileUrl } from '../runtime/files';
import { unsupported } from '../runtime/report';
import { folderOf } from './folder';
import type { Builtin, Host, Mounted } from './define';
import { canvasNode } from './canvas-node';
import { mountMap } from './map';

/** mode of <image> as object-fit and object-position. */
const MODES: Readonly<Record<string, readonly [fit: string, position: string]>> = {
  scaleToFill: ['fill', ''],
  aspectFit: ['contain', ''],
  aspectFill: ['cover', ''],
  top: ['none', 'top'],
  bottom: ['none', 'bottom'],
  center: ['none', 'center'],
  left: ['none', 'left'],
  right: ['none', 'right'],
  'top left': ['none', 'top left'],
  'top right': ['none', 'top right'],
  'bottom left': ['none', 'bottom left'],
  'bottom right': ['none', 'bottom right'],
};

function mountImage(host: Host): Mounted {
  const image = host.part('img') as HTMLImageElement;
  image.addEventListener('load', () =>
    host.trigger('load', { width: image.naturalWidth, height: image.naturalHeight }),
  );
  image.addEventListener('error', () => {
    if (host.text('src') !== '') host.trigger('error', { errMsg: `load ${host.text('src')} fail` });
  });
  return {
    update: (changed) => {
      if (changed.has('mode')) {
        const [fit, position] = MODES[host.text('mode')] ?? ['fill', ''];
        image.style.objectFit = fit;
        image.style.objectPosition = position;
      }
      if (changed.has('lazyLoad')) image.loading = host.flag('lazyLoad') ? 'lazy' : 'eager';
      if (changed.has('ariaLabel')) image.alt = host.text('ariaLabel');
      if (!changed.has('src')) return;
      const src = host.text('src');
      if (src === '') image.removeAttribute('src');
      else image.src = fileUrl(src, folderOf(host));
    },
  };
}

function mountCanvas(host: Host): Mounted {
  const canvas = host.part('canvas') as HTMLCanvasElement;
  // As in WeChat: 300 × 150 until the page sets a size, drawn to fill the element.
  const { node, context } = canvasNode(canvas, host);
  return { node, context };
}

function mountVideo(host: Host): Mounted {
  const video = host.part('video') as HTMLVideoElement;
  for (const [dom, name] of Object.entries({ play: 'play', pause: 'pause', ended: 'ended', error: 'error' }))
    video.addEventListener(dom, () => host.trigger(name));
  video.addEventListener('timeupdate', () =>
    host.trigger('timeupdate', { currentTime: video.currentTime, duration: video.duration }),
  );
  const context = {
    play: () => void video.play(),
    pause: () => video.pause(),
    stop: () => {
      video.pause();
      video.currentTime = 0;
    },
    seek: (seconds: number) => {
      video.currentTime = seconds;
    },
  };
  return {
    context,
    update: (changed) => {
      if (changed.has('src') && host.text('src') !== '')
        video.src = fileUrl(host.text('src'), folderOf(host));
      if (changed.has('poster')) video.poster = fileUrl(host.text('poster'), folderOf(host));
      video.controls = host.flag('controls');
      video.loop = host.flag('loop');
      video.muted = host.flag('muted');
      video.autoplay = host.flag('autoplay');
    },
  };
}

function mountWebView(host: Host): Mounted {
  return {
    update: () => {
      const frame = document.createElement('div');
      frame.className = 'wx-missing';
      frame.textContent = `手机模拟器不打开网页：${host.text('src')}`;
      host.element.replaceChildren(frame);
      unsupported(`<web-view src="${host.text('src')}">`);
    },
  };
}

export const MEDIA: readonly Builtin[] = [
  {
    tag: 'image',
    template: 'image',
    properties: { src: '', mode: 'scaleToFill', lazyLoad: false, webp: false, showMenuByLongpress: false },
    mount: mountImage,
  },
  { tag: 'cover-image', template: 'image', properties: { src: '', mode: 'scaleToFill' }, mount: mountImage },
  {
    tag: 'canvas',
    template: 'canvas',
    properties: { type: '', canvasId: '', disableScroll: false },
    mount: mountCanvas,
  },
  {
    tag: 'video',
    template: 'video',
    properties: {
      src: '',
      poster: '',
      controls: true,
      autoplay: false,
      loop: false,
      muted: false,
      objectFit: 'contain',
      title: '',
      showCenterPlayBtn: true,
    },
    mount: mountVideo,
  },
  {
    tag: 'map',
    template: 'map',
    properties: {
      longitude: 0,
      latitude: 0,
      scale: 16,
      markers: [],
      polyline: [],
      circles: [],
      polygons: [],
      includePoints: [],
      showLocation: false,
      enableZoom: true,
      enableScroll: true,
    },
    mount: mountMap,
  },
  { tag: 'web-view', template: 'empty', properties: { src: '' }, mount: mountWebView },
];
