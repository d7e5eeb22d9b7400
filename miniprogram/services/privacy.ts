/**
 * WeChat asks for consent before the first call that touches private data. It asks once for the whole
 * mini-program, so the popup of the page on top is the one that answers.
 */

/** buttonId: of the button that was tapped, which WeChat checks. */
type Answer = { readonly event: 'agree'; readonly buttonId: string } | { readonly event: 'disagree' };
type Resolve = (answer: Answer) => void;
type Show = () => void;

const popups: Show[] = [];
let waiting: Resolve[] = [];

/** Once, when the mini-program starts. */
export function watchPrivacy(): void {
  wx.onNeedPrivacyAuthorization((resolve: Resolve) => {
    const show = popups.at(-1);
    // Without a popup nobody could ever answer; the call fails, and the page goes on without.
    if (show === undefined) {
      resolve({ event: 'disagree' });
      return;
    }
    waiting.push(resolve);
    show();
  });
}

/** A popup can be shown from now on; answers how to take it away. */
export function offerPopup(show: Show): () => void {
  popups.push(show);
  return () => {
    popups.splice(popups.indexOf(show), 1);
  };
}

/** The person has decided; WeChat wants to know which button was tapped. */
export function answerPrivacy(isAgreed: boolean, buttonId: string): void {
  const answered = waiting;
  waiting = [];
  for (const resolve of answered)
    resolve(isAgreed ? { event: 'agree', buttonId } : { event: 'disagree' });
}
