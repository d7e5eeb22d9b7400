/** 积分抵扣: how much of its orders the merchant takes in points, before → after, within what the mall allows. */
import { call, type DataOf } from '../../services/api';
import { rateText, yuanText } from '../../services/amounts';
import type { Tap } from '../../services/event';
import { act, common, confirm, loadInto, tell } from '../../services/loading';
import { NO_PLACE, placeIn } from '../place';
import { EXAMPLE_FEN, exampleOf, sharesUpTo } from './shares';

interface Choice {
  readonly shareBp: number;
  readonly name: string;
}

Page({
  data: {
    ...common(),
    ...NO_PLACE,
    ...{ shareBp: 0, chosenBp: 0, most: '', before: '', after: '' },
    example: yuanText(EXAMPLE_FEN),
    ...exampleOf(0),
    choices: [] as readonly Choice[],
  },

  onLoad(query) {
    this.setData(placeIn(query));
    void this.load();
  },

  load() {
    return loadInto(this, async () => {
      const { merchantId } = this.data;
      const share = await call('store', 'pointsShare', { merchantId });
      this.show(share);
      return share.maxShareBp > 0;
    });
  },

  show({ shareBp, maxShareBp }: DataOf<'store', 'pointsShare'>) {
    const choices = sharesUpTo(maxShareBp, shareBp).map((bp) => ({ shareBp: bp, name: nameOf(bp) }));
    this.setData({ shareBp, choices, most: rateText(maxShareBp), before: nameOf(shareBp) });
    this.take(shareBp);
  },

  choose({ currentTarget: { dataset } }: Tap<{ readonly share: number }>) {
    this.take(dataset.share);
  },

  take(chosenBp: number) {
    this.setData({ chosenBp, after: nameOf(chosenBp), ...exampleOf(chosenBp) });
  },

  async save() {
    const { merchantId, chosenBp, before, after } = this.data;
    const question = `${before} → ${after}，从下一笔订单起生效，已下的订单不变。`;
    if (!(await confirm('更改积分抵扣', question, '更改'))) return;
    await act(this, async () => {
      await call('store', 'setPointsShare', { merchantId, shareBp: chosenBp });
      this.setData({ shareBp: chosenBp, before: after });
      tell('已更改，从下一笔订单起生效');
    });
  },
});

function nameOf(shareBp: number): string {
  return shareBp === 0 ? '不收积分' : `最多 ${rateText(shareBp)}`;
}
