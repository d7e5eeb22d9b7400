/** 备份密钥: the 12 words behind a tap, then three of them asked; only then do they leave the phone for good. */
import type { Tap } from '../../services/event';
import { act, common, loadInto, tell } from '../../services/loading';
import { openPage } from '../../services/open-page';
import { RESTORE_PAGE } from '../../services/routes';
import { bytesOf } from '../keys/bytes';
import { ownAccounts } from '../keys/own-accounts';
import { randomBytes } from '../keys/random';
import { keep, keptKey, type KeptKey } from '../keys/vault';
import { wordsOf } from '../keys/words';
import { QUIZ_BYTES, quizOf, type Question } from './quiz';

/** away: the key is on another phone · ask: what it is · words · quiz · done: written down before or now */
type Step = 'away' | 'ask' | 'words' | 'quiz' | 'done';

const FIRST: { readonly step: Step; readonly question: Question | null } = { step: 'ask', question: null };

Page({
  data: {
    ...common(),
    ...FIRST,
    /** Only while they are to be seen. */
    words: [] as readonly string[],
    asked: 0,
    of: 0,
    isWrong: false,
  },

  // What the words say stays out of what is drawn.
  kept: null as KeptKey | null,
  quiz: [] as readonly Question[],

  onLoad() {
    void this.load();
  },

  onUnload() {
    this.cover();
  },

  /** Nothing is left on the screen that the list of open programs shows. */
  onHide() {
    this.cover();
  },

  load() {
    return loadInto(this, async () => {
      const { accounts, needsBackup } = await ownAccounts();
      this.kept = await keptKey(accounts.address, accounts.key?.publicKey ?? '');
      this.setData({ step: this.kept === null ? 'away' : needsBackup ? 'ask' : 'done' });
      return true;
    });
  },

  reveal() {
    const entropy = this.kept?.entropy ?? null;
    if (entropy === null) return;
    // Black in screen shots and recordings where the phone can do it; said afterwards where it cannot.
    showOnCapture('hidden');
    wx.onUserCaptureScreen(this.captured);
    this.setData({ step: 'words', words: wordsOf(bytesOf(entropy)), isWrong: false });
  },

  captured() {
    tell('请不要截屏：相册里的照片会被别的程序读到。请抄在纸上，并删掉截图');
  },

  cover() {
    wx.offUserCaptureScreen();
    showOnCapture('none');
    this.quiz = [];
    const { step } = this.data;
    const isOpen = step === 'words' || step === 'quiz';
    this.setData({ words: [], question: null, ...(isOpen ? { step: 'ask' as const } : {}) });
  },

  begin() {
    return act(this, async () => {
      this.quiz = quizOf(this.data.words, await randomBytes(QUIZ_BYTES));
      this.setData({
        step: 'quiz',
        words: [],
        asked: 1,
        of: this.quiz.length,
        question: this.quiz[0] ?? null,
      });
    });
  },

  async answer({ currentTarget: { dataset } }: Tap<{ readonly word: string }>) {
    const { question, asked } = this.data;
    const { kept } = this;
    if (question === null || kept === null || kept.entropy === null || this.data.busy) return;
    const words = wordsOf(bytesOf(kept.entropy));
    if (words[question.number - 1] !== dataset.word) {
      this.cover();
      this.setData({ isWrong: true });
      return;
    }
    const next = this.quiz[asked] ?? null;
    if (next !== null) {
      this.setData({ question: next, asked: asked + 1 });
      return;
    }
    await act(this, async () => {
      this.kept = { ...kept, entropy: null };
      await keep(this.kept);
      this.cover();
      this.setData({ step: 'done', isWrong: false });
    });
  },

  toRestore() {
    openPage(RESTORE_PAGE);
  },
});

/** From base library 3.1.4 on; what a phone cannot do is no reason to stop. */
function showOnCapture(visualEffect: 'hidden' | 'none'): void {
  if (wx.canIUse('setVisualEffectOnCapture'))
    wx.setVisualEffectOnCapture({ visualEffect, fail: () => undefined });
}
