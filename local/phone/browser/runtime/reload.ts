/** Reload on save: the server tells that the mini-program was built anew. */

/** @param act called after every build; also when the server came back after it was gone */
export function followReloads(act: () => void): void {
  const events = new EventSource('/events');
  let wasGone = false;
  events.addEventListener('message', act);
  events.addEventListener('error', () => {
    wasGone = true;
  });
  events.addEventListener('open', () => {
    if (wasGone) act();
    wasGone = false;
  });
}
