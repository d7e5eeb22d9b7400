/** Opens what a friend's code leads to: the mall binds a new person to who shared it, then the page follows. */
import { call, type DataOf } from './api';
import { sentenceOf } from './api-error';
import { tell } from './loading';
import { openPage } from './open-page';
import { productUrl, storeUrl } from './routes';

type Opened = DataOf<'member', 'openShare'>;

/** null: it was the mall itself, whose front page is there already. */
const PAGES: Readonly<Record<Opened['page'], (id: string) => string | null>> = {
  home: () => null,
  product: productUrl,
  store: storeUrl,
};

/** A code that is over leaves the person on the front page, with the reason. */
export async function openShared(sceneId: string): Promise<void> {
  try {
    const { page, id } = await call('member', 'openShare', { sceneId });
    const url = PAGES[page](id);
    if (url !== null) openPage(url);
  } catch (error) {
    tell(sentenceOf(error));
  }
}
