/** Makes this process's Date follow the cloud's movable clock. */

/** Replaces the global Date; returns the function that sets its offset from the real time. */
export function installMovableDate(): (offsetMs: number) => void {
  const RealDate = Date;
  const realNow = RealDate.now.bind(RealDate);
  let offset = 0;
  const now = (): number => realNow() + offset;
  const Movable = new Proxy(RealDate, {
    construct: (target, args: unknown[], newTarget: new () => unknown) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as Date,
    apply: () => new RealDate(now()).toString(),
  });
  RealDate.now = now;
  // date.constructor is the way by which libraries that clone dates come to the class.
  RealDate.prototype.constructor = Movable;
  globalThis.Date = Movable;
  return (offsetMs) => (offset = offsetMs);
}
