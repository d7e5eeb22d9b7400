/** wx.createAnimation: collects steps that a <view animation="…"> plays (builtins/basics.ts). */
import type { Options } from '../runtime/types';

const TRANSFORMS = [
  'rotate',
  'rotateX',
  'rotateY',
  'rotateZ',
  'rotate3d',
  'scale',
  'scaleX',
  'scaleY',
  'scaleZ',
]
  .concat(['scale3d', 'translate', 'translateX', 'translateY', 'translateZ', 'translate3d', 'skew', 'skewX'])
  .concat(['skewY', 'matrix', 'matrix3d']);
const STYLES: Readonly<Record<string, string>> = {
  opacity: 'opacity',
  backgroundColor: 'background-color',
  width: 'width',
  height: 'height',
  top: 'top',
  left: 'left',
  bottom: 'bottom',
  right: 'right',
};
const DEFAULT_MS = 400;

export function createAnimation(options: Options = {}): object {
  let animates: { type: string; args: readonly unknown[] }[] = [];
  let actions: object[] = [];
  const animation: Record<string, unknown> = {};
  const step = (own: Options = {}): object => {
    const {
      duration = DEFAULT_MS,
      timingFunction = 'linear',
      delay = 0,
      transformOrigin = '50% 50% 0',
    } = {
      ...options,
      ...own,
    };
    actions.push({ animates, option: { transformOrigin, transition: { duration, timingFunction, delay } } });
    animates = [];
    return animation;
  };
  for (const type of TRANSFORMS)
    animation[type] = (...args: readonly unknown[]) => {
      animates.push({ type, args });
      return animation;
    };
  for (const [name, style] of Object.entries(STYLES))
    animation[name] = (value: string | number) => {
      const isLength = typeof value === 'number' && name !== 'opacity';
      animates.push({ type: 'style', args: [style, isLength ? `${value}px` : value] });
      return animation;
    };
  return Object.assign(animation, {
    step,
    export: () => {
      const exported = { actions };
      actions = [];
      return exported;
    },
  });
}
