/** What the compiler hands to the browser: the mini-program's configuration, as its JSON files say it. */

export interface TabItem {
  readonly pagePath: string;
  readonly text: string;
  readonly iconPath?: string;
  readonly selectedIconPath?: string;
}

export interface TabBar {
  readonly custom?: boolean;
  readonly color?: string;
  readonly selectedColor?: string;
  readonly backgroundColor?: string;
  readonly borderStyle?: string;
  readonly list: readonly TabItem[];
}

/** The `window` of app.json and the same options of a page's own JSON; colours are CSS colours. */
export interface WindowConfig {
  readonly navigationBarTitleText?: string;
  readonly navigationBarBackgroundColor?: string;
  readonly navigationBarTextStyle?: string;
  readonly navigationStyle?: string;
  readonly backgroundColor?: string;
  readonly backgroundTextStyle?: string;
  readonly enablePullDownRefresh?: boolean;
  /** Pixels above the end of the page at which onReachBottom is called; 50 where it is missing. */
  readonly onReachBottomDistance?: number;
  readonly disableScroll?: boolean;
}

export interface UnitConfig extends WindowConfig {
  readonly component?: boolean;
  readonly usingComponents?: Readonly<Record<string, string>>;
  readonly componentGenerics?: Readonly<Record<string, true | { default?: string }>>;
  readonly componentPlaceholder?: Readonly<Record<string, string>>;
  readonly styleIsolation?: string;
  readonly addGlobalClass?: boolean;
  readonly pureDataPattern?: string;
}

export interface Subpackage {
  readonly root: string;
  readonly pages: readonly string[];
}

export interface AppConfig {
  readonly pages: readonly string[];
  readonly subPackages?: readonly Subpackage[];
  readonly subpackages?: readonly Subpackage[];
  readonly entryPagePath?: string;
  readonly window?: WindowConfig;
  readonly tabBar?: TabBar;
  readonly usingComponents?: Readonly<Record<string, string>>;
  readonly resolveAlias?: Readonly<Record<string, string>>;
  readonly themeLocation?: string;
  readonly darkmode?: boolean;
  readonly style?: string;
}

export type Theme = 'light' | 'dark';

/** A page or component: its path without ending, from the mini-program's root. */
export interface UnitModel {
  readonly path: string;
  readonly isPage: boolean;
  /** usingComponents and the like hold absolute paths ("/components/x/x"). */
  readonly config: Readonly<Record<Theme, UnitConfig>>;
  /** The prefix of the classes of this unit's style sheet; '' where it shares the app's. */
  readonly scope: string;
}

export interface AppModel {
  readonly name: string;
  /** All pages, subpackages included, in the order of app.json. */
  readonly pages: readonly string[];
  readonly config: Readonly<Record<Theme, AppConfig>>;
  readonly units: readonly UnitModel[];
  /** Tags of templates that no component of the mini-program stands behind. */
  readonly tags: readonly string[];
  /** Style sheets in the order in which they apply. */
  readonly styles: readonly string[];
}

/** Something wrong with the mini-program's files; lines and columns count from 1. */
export interface Problem {
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}
