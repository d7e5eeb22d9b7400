/**
 * WeChat asks for consent before the first call that touches private data. It asks once for the whole
 * mini-program, so the popup of the page on top is the one that answers.
 */

/** buttonId: of the button that was tapped, which WeChat checks. */
type Answer = { readonly event: 'agree'; readonly buttonId: string } | { readonly event: 'disagree' };
type Resolve = (answer: Answer) => void;

export interface Popup {
  open(): void;
}

let popups: readonly Popup[] = [];
let waiting: readonly Resolve[] = [];

/** Once, when the mini-program starts. */
export function watchPrivacy(): void {
  wx.onNeedPrivacyAuthorization((given: unknown) => {
    // What it hands over is a function, whatever the typings call it.
    const resolve = given as Resolve;
    const popup = popups.at(-1);
    // Without a popup nobody could ever answer: the call fails, and the page goes on without.
    if (popup === undefined) {
      resolve({ event: 'disagree' });
      return;
    }
    waiting = [...waiting, resolve];
    popup.open();
  });
}

/** This popup is on the page on top. */
export function offerPopup(popup: Popup): void {
  popups = [...popups.filter((one) => one !== popup), popup];
}

export function withdrawPopup(popup: Popup): void {
  popups = popups.filter((one) => one !== popup);
}

/** What the person decided, for every call that waits. */
export function answerPrivacy(isAgreed: boolean, buttonId: string): void {
  const answered = waiting;
  waiting = [];
  for (const resolve of answered) resolve(isAgreed ? { event: 'agree', buttonId } : { event: 'disagree' });
}
