/** What a friend shared by a code: the mall says what it is, and remembers who shared it. */
import { call, type DataOf } from './api';
import { sentenceOf } from './api-error';
import { tell } from './loading';
import { openPage } from './open-page';
import { HOME_PAGE, productUrl, storeUrl } from './routes';

type Opened = DataOf<'member', 'openShare'>;

const PAGES: Readonly<Record<Opened['page'], (id: string) => string>> = {
  home: () => HOME_PAGE,
  product: productUrl,
  store: storeUrl,
};

/** Goes on to what the code's short id stands for; a code that leads nowhere is told kindly. */
export async function openShared(sceneId: string): Promise<void> {
  try {
    const { page, id } = await call('member', 'openShare', { sceneId });
    const url = PAGES[page](id);
    if (url === HOME_PAGE) await wx.switchTab({ url });
    else openPage(url);
  } catch (error) {
    tell(sentenceOf(error));
  }
}
