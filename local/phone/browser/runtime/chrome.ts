/** The phone's own buttons: back, home, the capsule's menu, the tabs. */
import { chooseFrom, openMessage } from '../wx/sheet';
import { firstPage } from './model-store';
import { setNavigationActions } from './navigation-bar';
import { currentPage, navigateBack, openPages, reLaunch, switchTab } from './router';
import { isShareShown, shareFrom, shareTimeline } from './share';
import { onTabChosen } from './tab-bar';
import { callMethod, hasMethod } from './types';

interface MenuItem {
  readonly text: string;
  isOffered(): boolean;
  act(): unknown;
}

const caller = (): object => currentPage()?.caller ?? {};

const MENU: readonly MenuItem[] = [
  {
    text: '发送给朋友',
    isOffered: () => isShareShown() && hasMethod(caller(), 'onShareAppMessage'),
    act: () => shareFrom(undefined),
  },
  {
    text: '分享到朋友圈',
    isOffered: () => isShareShown() && hasMethod(caller(), 'onShareTimeline'),
    act: shareTimeline,
  },
  {
    text: '收藏',
    isOffered: () => hasMethod(caller(), 'onAddToFavorites'),
    act: () => {
      callMethod(caller(), 'onAddToFavorites', {});
      openMessage('收藏', '已收藏这一页。');
    },
  },
  { text: '重新进入小程序', isOffered: () => true, act: () => reLaunch(`/${firstPage()}`) },
];

export function connectChrome(): void {
  setNavigationActions({
    back: () => void navigateBack(),
    home: () => void reLaunch(`/${firstPage()}`),
    menu: () => {
      const offered = MENU.filter((item) => item.isOffered());
      void chooseFrom(
        '',
        offered.map(({ text }) => text),
      ).then((index) => {
        if (index !== undefined) offered[index]?.act();
      });
    },
    canGoBack: (bar) => openPages().findIndex(({ element }) => element.contains(bar)) > 0,
    isHomeWanted: () => {
      const page = currentPage();
      return page !== undefined && !page.isTab && page.path !== firstPage();
    },
  });
  onTabChosen((item, index) => {
    const page = currentPage();
    callMethod(page?.caller, 'onTabItemTap', { index, pagePath: item.pagePath, text: item.text });
    switchTab(`/${item.pagePath}`);
  });
}
