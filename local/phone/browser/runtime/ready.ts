/** glass-easel does not say when a component was drawn: `ready` comes in the frame after it was attached. */
import * as glassEasel from 'glass-easel';

let waiting: glassEasel.GeneralComponent[] = [];

/** A behaviour for every component, which triggers its `ready`, children before their parents. */
export function readyBehavior(space: glassEasel.ComponentSpace): glassEasel.GeneralBehavior {
  return space
    .define()
    .lifetime('attached', function (this: unknown) {
      if (waiting.length === 0) requestAnimationFrame(flush);
      waiting.push(
        (this as { _$?: glassEasel.GeneralComponent })._$ ?? (this as glassEasel.GeneralComponent),
      );
    })
    .registerBehavior();
}

function flush(): void {
  const components = waiting.map((component) => ({ component, depth: depthOf(component) }));
  waiting = [];
  components.sort((a, b) => b.depth - a.depth);
  for (const { component } of components)
    if (glassEasel.Element.isAttached(component as glassEasel.Element))
      component.triggerLifetime('ready', []);
}

function depthOf(component: glassEasel.GeneralComponent): number {
  let depth = 0;
  let node: glassEasel.Element | null = component as glassEasel.Element;
  while (node !== null) {
    depth += 1;
    node = node.parentNode ?? node.ownerShadowRoot?.getHostNode() ?? null;
  }
  return depth;
}
