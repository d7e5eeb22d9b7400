/** Asks for consent before private data is touched; shown only when WeChat says that it is needed. */
import { answerPrivacy, offerPopup } from '../../services/privacy';

const AGREE = 'privacy-agree';
let nothing: () => void;

Component({
  data: { isOpen: false, agreeId: AGREE, take: (nothing = () => undefined) },
  lifetimes: {
    attached() {
      this.watch();
    },
    detached() {
      this.close(false);
      this.data.take();
    },
  },
  pageLifetimes: {
    show() {
      this.watch();
    },
    hide() {
      this.data.take();
    },
  },
  methods: {
    watch() {},
    close(isAgreed: boolean) {},
  },
});
