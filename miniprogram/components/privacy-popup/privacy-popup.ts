/** Asks for consent before private data is touched; shown only when WeChat says that it is needed. */
import { answerPrivacy, offerPopup, withdrawPopup } from '../../services/privacy';

const AGREE = 'privacy-agree';

Component({
  data: { isOpen: false, agreeId: AGREE },
  lifetimes: {
    attached() {
      offerPopup(this);
    },
    detached() {
      withdrawPopup(this);
    },
  },
  pageLifetimes: {
    show() {
      offerPopup(this);
    },
    hide() {
      withdrawPopup(this);
    },
  },
  methods: {
    open() {
      this.setData({ isOpen: true });
    },
    readContract() {
      wx.openPrivacyContract({});
    },
    agree() {
      this.answer(true);
    },
    refuse() {
      this.answer(false);
    },
    answer(isAgreed: boolean) {
      if (!this.data.isOpen) return;
      this.setData({ isOpen: false });
      answerPrivacy(isAgreed, AGREE);
    },
  },
});
