/** <swiper> and <swiper-item>. */
import type { Builtin, Host, Mounted } from './define';

/** The part of its width by which a swiper must be moved to turn. */
const ENOUGH = 0.2;

class Swiper {
  private current = 0;
  private timer = 0;
  private from: { readonly x: number; readonly y: number } | undefined;
  private isMoving = false;
  private readonly track: HTMLElement;
  private readonly observer: MutationObserver;

  constructor(private readonly host: Host) {
    this.track = host.part('.wx-swiper-track');
    this.observer = new MutationObserver(() => this.place());
    this.observer.observe(this.track, { childList: true });
    const clip = host.part('.wx-swiper-clip');
    clip.addEventListener('touchstart', (event) => this.start(event));
    clip.addEventListener('touchmove', (event) => this.move(event));
    clip.addEventListener('touchend', (event) => this.end(event));
    this.track.addEventListener('transitionend', () =>
      host.trigger('animationfinish', { current: this.current, source: '' }),
    );
  }

  update(changed: ReadonlySet<string>): void {
    if (changed.has('current') || changed.has('currentItemId'))
      this.turn(this.wanted(), '', !changed.has('tag'));
    this.place();
    window.clearInterval(this.timer);
    if (this.host.flag('autoplay'))
      this.timer = window.setInterval(
        () => this.turn(this.current + 1, 'autoplay', true),
        this.host.number('interval'),
      );
  }

  dispose(): void {
    window.clearInterval(this.timer);
    this.observer.disconnect();
  }

  private get items(): HTMLElement[] {
    return [...this.track.querySelectorAll<HTMLElement>('wx-swiper-item')].filter(
      (item) => item.closest('.wx-swiper-track') === this.track,
    );
  }

  private get isVertical(): boolean {
    return this.host.flag('vertical');
  }

  private wanted(): number {
    const id = this.host.text('currentItemId');
    const index = id === '' ? -1 : this.items.findIndex((item) => item.dataset['itemId'] === id);
    return index < 0 ? this.host.number('current') || 0 : index;
  }

  /** Goes to another item; past the end only where the swiper is circular. */
  private turn(next: number, source: string, isSmooth: boolean): void {
    const count = this.items.length;
    const isCircular = this.host.flag('circular') || source === 'autoplay';
    const index =
      isCircular && count > 0 ? (next + count) % count : Math.min(Math.max(0, next), Math.max(0, count - 1));
    const isNew = index !== this.current;
    this.current = index;
    this.place(isSmooth ? this.host.number('duration') : 0);
    if (!isNew || count === 0) return;
    if (source !== '') this.host.set('current', index);
    const currentItemId = this.items[index]?.dataset['itemId'] ?? '';
    this.host.trigger('change', { current: index, currentItemId, source });
  }

  private place(duration = 0, offset = 0): void {
    const shown = this.host.number('displayMultipleItems') || 1;
    const clip = this.host.part('.wx-swiper-clip');
    const [before, after] = [this.host.text('previousMargin'), this.host.text('nextMargin')];
    clip.style.padding = this.isVertical
      ? `${unit(before)} 0 ${unit(after)}`
      : `0 ${unit(after)} 0 ${unit(before)}`;
    this.track.style.transition = duration > 0 ? `transform ${duration}ms ease-out` : '';
    const share = `calc(${(-this.current * 100) / shown}% + ${offset}px)`;
    this.track.style.transform = this.isVertical ? `translateY(${share})` : `translateX(${share})`;
    this.track.style.flexDirection = this.isVertical ? 'column' : 'row';
    for (const item of this.items) item.style.flex = `0 0 ${100 / shown}%`;
    this.drawDots();
  }

  private drawDots(): void {
    const { host } = this;
    const dots = host.part('.wx-swiper-dots');
    dots.hidden = !host.flag('indicatorDots');
    dots.classList.toggle('wx-swiper-dots-vertical', this.isVertical);
    const made = this.items.map((_item, index) => {
      const dot = document.createElement('i');
      dot.style.backgroundColor = host.text(
        index === this.current ? 'indicatorActiveColor' : 'indicatorColor',
      );
      return dot;
    });
    dots.replaceChildren(...made);
  }

  private start({ touches }: TouchEvent): void {
    const [touch] = touches;
    this.isMoving = false;
    this.from = touch === undefined ? undefined : { x: touch.clientX, y: touch.clientY };
    window.clearInterval(this.timer);
  }

  private move(event: TouchEvent): void {
    const [touch] = event.touches;
    if (this.from === undefined || touch === undefined || this.host.flag('disableTouch')) return;
    const [dx, dy] = [touch.clientX - this.from.x, touch.clientY - this.from.y];
    const [along, across] = this.isVertical ? [dy, dx] : [dx, dy];
    // The first move decides whether the swiper turns or the page scrolls.
    if (!this.isMoving && Math.abs(across) > Math.abs(along)) this.from = undefined;
    else {
      this.isMoving = true;
      this.place(0, along);
      this.host.trigger('transition', { dx: this.isVertical ? 0 : -dx, dy: this.isVertical ? -dy : 0 });
      if (event.cancelable) event.preventDefault();
    }
  }

  private end({ changedTouches }: TouchEvent): void {
    const [touch] = changedTouches;
    const { from, isMoving } = this;
    this.from = undefined;
    this.update(new Set());
    if (from === undefined || touch === undefined || !isMoving) return;
    const size = this.isVertical ? this.track.clientHeight : this.track.clientWidth;
    const way = this.isVertical ? touch.clientY - from.y : touch.clientX - from.x;
    const step = Math.abs(way) < size * ENOUGH ? 0 : way < 0 ? 1 : -1;
    this.turn(this.current + step, 'touch', true);
  }
}

/** A margin as the page gives it, such as 20rpx; units were converted in style sheets only. */
function unit(length: string): string {
  const rpx = /^(-?[\d.]+)rpx$/.exec(length)?.[1];
  if (rpx !== undefined) return `calc(var(--rpx) * ${rpx})`;
  return length === '' ? '0px' : length;
}

function mountItem(host: Host): Mounted {
  return {
    update: () => {
      host.element.dataset['itemId'] = host.text('itemId');
    },
  };
}

export const SWIPERS: readonly Builtin[] = [
  {
    tag: 'swiper',
    template: 'swiper',
    properties: {
      indicatorDots: false,
      indicatorColor: 'rgba(0, 0, 0, .3)',
      indicatorActiveColor: '#000000',
      autoplay: false,
      current: 0,
      currentItemId: '',
      interval: 5000,
      duration: 500,
      circular: false,
      vertical: false,
      previousMargin: '0px',
      nextMargin: '0px',
      displayMultipleItems: 1,
      snapToEdge: false,
      easingFunction: 'default',
      disableTouch: false,
    },
    mount: (host) => new Swiper(host),
  },
  { tag: 'swiper-item', properties: { itemId: '', skipHiddenItemLayout: false }, mount: mountItem },
];
