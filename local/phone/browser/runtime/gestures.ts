/** Touches, taps, long presses, animations: the events of the DOM that a mini-program hears. */
import { dispatch, elementOf } from './backend';
import { viewportOrigin } from './metrics';

/** Pixels a finger may move in a tap. */
const TAP_DISTANCE = 10;
/** Milliseconds until a press is long, as in WeChat. */
const LONG_PRESS_MS = 350;
const ANIMATIONS = ['transitionend', 'animationstart', 'animationiteration', 'animationend'];
/** Scrolls by itself even inside of a part that catches touchmove. */
const OWN_SCROLL = 'wx-scroll-view, wx-swiper, wx-textarea, wx-movable-view, wx-picker-view';

interface Point {
  readonly identifier: number;
  readonly pageX: number;
  readonly pageY: number;
  readonly clientX: number;
  readonly clientY: number;
}

interface Press {
  readonly target: EventTarget | null;
  readonly at: Touch;
  readonly timer: number;
  isLong: boolean;
}

let press: Press | undefined;

export function listenToGestures(): void {
  const options = { capture: true, passive: false };
  document.addEventListener('touchstart', start, options);
  document.addEventListener('touchmove', move, options);
  document.addEventListener('touchend', end, options);
  document.addEventListener('touchcancel', cancel, options);
  for (const type of ANIMATIONS)
    document.addEventListener(type, (event) => void send(event, type, {}, false), { capture: true });
}

function start(event: TouchEvent): void {
  forget();
  const [at] = event.touches;
  if (event.touches.length === 1 && at !== undefined) {
    const timer = window.setTimeout(() => longPress(event), LONG_PRESS_MS);
    press = { target: event.target, at, timer, isLong: false };
  }
  sendTouch(event, 'touchstart');
}

function move(event: TouchEvent): void {
  const [at] = event.touches;
  if (press !== undefined && at !== undefined && distance(press.at, at) > TAP_DISTANCE) forget();
  const isCaught = sendTouch(event, 'touchmove');
  const scrolls = event.target instanceof Element && event.target.closest(OWN_SCROLL) !== null;
  if (isCaught && !scrolls && event.cancelable) event.preventDefault();
}

function end(event: TouchEvent): void {
  const ended = press;
  forget();
  sendTouch(event, 'touchend');
  if (ended === undefined || ended.isLong) return;
  const [at] = event.changedTouches;
  if (at === undefined || distance(ended.at, at) > TAP_DISTANCE) return;
  const { clientX: x, clientY: y } = pointOf(at);
  send(event, 'tap', { x, y }, true, ended.target);
}

function cancel(event: TouchEvent): void {
  forget();
  sendTouch(event, 'touchcancel');
}

function longPress(event: TouchEvent): void {
  if (press === undefined) return;
  const { clientX: x, clientY: y } = pointOf(press.at);
  // As in WeChat, where nobody hears the long press the release is still a tap.
  const heard = hears(press.target, ['longpress', 'longtap']);
  press.isLong = heard;
  send(event, 'longpress', { x, y }, true);
  send(event, 'longtap', { x, y }, true);
}

function hears(target: EventTarget | null, types: readonly string[]): boolean {
  for (let node = target instanceof Element ? target : null; node !== null; node = node.parentElement) {
    const listeners = (node as { __wxElement?: { _$eventTarget?: { listeners?: object } } }).__wxElement
      ?._$eventTarget?.listeners;
    if (listeners !== undefined && types.some((type) => type in listeners)) return true;
  }
  return false;
}

function forget(): void {
  if (press !== undefined) window.clearTimeout(press.timer);
  press = undefined;
}

function sendTouch(event: TouchEvent, type: string): boolean {
  const [at] = event.changedTouches;
  const detail = at === undefined ? {} : { x: pointOf(at).clientX, y: pointOf(at).clientY };
  return send(event, type, detail, true);
}

function send(
  event: Event,
  type: string,
  detail: unknown,
  bubbles: boolean,
  target: EventTarget | null = event.target,
): boolean {
  const element = elementOf(target);
  if (element === undefined) return false;
  const touches = 'touches' in event ? (event as TouchEvent) : undefined;
  const fields =
    touches === undefined
      ? {}
      : { touches: pointsOf(touches.touches), changedTouches: pointsOf(touches.changedTouches) };
  return dispatch(element, type, detail, { bubbles, originalEvent: event, fields });
}

function pointsOf(list: TouchList): Point[] {
  return Array.from(list, pointOf);
}

/** A touch in the page's own coordinates, below the phone's bars. */
function pointOf({ identifier, clientX, clientY }: Touch): Point {
  const origin = viewportOrigin();
  const [x, y] = [clientX - origin.left, clientY - origin.top];
  return { identifier, clientX: x, clientY: y, pageX: x, pageY: y + origin.scrollTop };
}

function distance(a: Touch, b: Touch): number {
  return Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
}
