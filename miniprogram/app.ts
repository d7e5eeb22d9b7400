/** 共享购: where a phone comes in. */
import { rememberReferrer } from './services/session';

App({
  onLaunch() {
    wx.cloud.init({ traceUser: true });
  },
  onShow({ query }) {
    rememberReferrer(query);
  },
});
