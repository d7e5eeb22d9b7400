/** Options of app.json and of pages' JSON: those that the phone follows, those that change nothing on a desk. */

/** Followed by the phone. */
export const FOLLOWED = new Set(
  (
    'pages subPackages subpackages entryPagePath window tabBar usingComponents resolveAlias themeLocation darkmode ' +
    'style component componentGenerics componentPlaceholder styleIsolation addGlobalClass pureDataPattern ' +
    'navigationBarTitleText navigationBarBackgroundColor navigationBarTextStyle navigationStyle backgroundColor ' +
    'backgroundTextStyle enablePullDownRefresh onReachBottomDistance disableScroll'
  ).split(' '),
);

/** Declarations for WeChat's review, its tools or its start, without an effect that a page could see. */
export const WITHOUT_EFFECT = new Set(
  (
    'sitemapLocation permission requiredPrivateInfos requiredBackgroundModes lazyCodeLoading preloadRule debug ' +
    'networkTimeout cloud __usePrivacyCheck__ backgroundColorTop backgroundColorBottom homeButton ' +
    'initialRenderingCache restartStrategy handleWebviewPreload enablePassiveEvent convertRpxToVw $schema ' +
    'ignoreUploadUnusedFiles static serviceProviderTicket embeddedAppIdList navigateToMiniProgramAppIdList'
  ).split(' '),
);
