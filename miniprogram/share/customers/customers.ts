/** 我的顾客: whom the person brought, masked, and what they bought. Sales count, never heads. */
import { call } from '../../services/api';
import type { Tap } from '../../services/event';
import { common, loadInto } from '../../services/loading';
import { openPage } from '../../services/open-page';
import { growsAtItsEnd, loadsWhenPulled } from '../../services/page-parts';
import { beginning, loadMore, noRows } from '../../services/paged';
import { posterUrl } from '../../services/routes';
import { dayText } from '../../services/times';
import { roleWord, type Team } from '../role-words';

type Customer = Team['customers']['rows'][number];

interface CustomerView {
  readonly name: string;
  readonly joined: string;
  readonly boughtFen: number;
}

const PAGE = 20;

Page({
  ...loadsWhenPulled,
  ...growsAtItsEnd,
  data: {
    ...common(),
    ...noRows<CustomerView>(),
    role: '',
    salesFen: 0,
    teamFen: 0,
    /** With one rewarded level nobody stands above anybody. */
    hasTeam: false,
  },

  onLoad() {
    void this.load();
  },

  load() {
    return loadInto(this, async () => {
      const team = await call('member', 'team', { limit: PAGE });
      const { rows, next } = team.customers;
      this.setData({
        ...beginning(this.data, { rows: rows.map(viewOf), next }),
        ...{ role: roleWord(team), salesFen: team.customerSalesFen, teamFen: team.teamSalesFen },
        hasTeam: team.levels > 1,
      });
      return true;
    });
  },

  more() {
    return loadMore(this, async (after) => {
      const page = await call('member', 'customers', { after, limit: PAGE });
      return { ...page, rows: page.rows.map(viewOf) };
    });
  },

  share() {
    openPage(posterUrl());
  },

  open({ currentTarget: { dataset } }: Tap<{ readonly url: string }>) {
    openPage(dataset.url);
  },
});

function viewOf({ name, joinedAt, boughtFen }: Customer): CustomerView {
  return {
    name,
    joined: joinedAt === null ? '打开过链接，还没有加入' : `${dayText(joinedAt)}加入`,
    boughtFen,
  };
}
