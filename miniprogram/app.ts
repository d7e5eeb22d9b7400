/** 共享购: where a phone comes in. */
import { watchPrivacy } from './services/privacy';
import { rememberReferrer } from './services/session';
import { tellViews } from './services/slot-views';

App({
  onLaunch() {
    wx.cloud.init({ traceUser: true });
    watchPrivacy();
  },
  onShow({ query }) {
    rememberReferrer(query);
  },
  onHide() {
    void tellViews();
  },
});
