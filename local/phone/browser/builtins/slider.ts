/** <slider>. */
import type { Builtin, Host, Mounted } from './define';

function mountSlider(host: Host): Mounted {
  let value = 0;
  const bar = host.part('.wx-slider-bar');
  const draw = (): void => {
    const [min, max] = [host.number('min'), host.number('max')];
    const share = max > min ? ((value - min) / (max - min)) * 100 : 0;
    host.part('.wx-slider-fill').style.width = `${share}%`;
    host.part('.wx-slider-fill').style.backgroundColor =
      host.text('activeColor') || host.text('selectedColor');
    bar.style.backgroundColor = host.text('backgroundColor') || host.text('color');
    const knob = host.part('.wx-slider-knob');
    knob.style.left = `${share}%`;
    knob.style.backgroundColor = host.text('blockColor');
    const size = `${host.number('blockSize')}px`;
    [knob.style.width, knob.style.height] = [size, size];
    host.part('.wx-slider-value').textContent = host.flag('showValue') ? String(value) : '';
    host.element.setAttribute('aria-valuenow', String(value));
  };
  const take = (next: number): void => {
    const [min, max, step] = [host.number('min'), host.number('max'), host.number('step') || 1];
    const stepped = min + Math.round((next - min) / step) * step;
    value = Math.min(max, Math.max(min, Number(stepped.toFixed(6))));
    draw();
  };
  const follow = ({ touches, changedTouches }: TouchEvent): void => {
    const touch = touches[0] ?? changedTouches[0];
    const { left, width } = bar.getBoundingClientRect();
    if (touch === undefined || width === 0 || host.flag('disabled')) return;
    take(host.number('min') + ((touch.clientX - left) / width) * (host.number('max') - host.number('min')));
  };
  bar.parentElement?.setAttribute('role', 'slider');
  bar.addEventListener('touchstart', follow);
  bar.addEventListener('touchmove', (event) => {
    follow(event);
    host.trigger('changing', { value });
    event.preventDefault();
  });
  bar.addEventListener('touchend', () => {
    if (host.flag('disabled')) return;
    host.set('value', value);
    host.trigger('change', { value });
  });
  return {
    field: { name: () => host.text('name'), value: () => value, reset: () => take(host.number('min')) },
    update: (changed) => (changed.has('value') ? take(host.number('value') || 0) : draw()),
  };
}

export const SLIDER: Builtin = {
  tag: 'slider',
  template: 'slider',
  properties: {
    name: '',
    min: 0,
    max: 100,
    step: 1,
    value: 0,
    disabled: false,
    color: '#e9e9e9',
    selectedColor: '#07c160',
    activeColor: '',
    backgroundColor: '',
    blockSize: 28,
    blockColor: '#ffffff',
    showValue: false,
  },
  mount: mountSlider,
};
