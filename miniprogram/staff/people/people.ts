/** 员工: who works here; invited by code or card, changed, let go — each by whom the mall lets do it. */
import { call, type DataOf, type InputOf } from '../../services/api';
import type { Tap, Typed } from '../../services/event';
import { act, common, confirm, loadInto, tell } from '../../services/loading';
import { loadsWhenPulled, loadsWhenShown } from '../../services/page-parts';
import { Intent } from '../../services/request-id';
import { timeText } from '../../services/times';
import { NO_PLACE, placeIn } from '../place';
import { postWord, ROLE_WORDS } from '../staff-words';

type People = DataOf<'store', 'people'>;
type Role = InputOf<'store', 'inviteStaff'>['role'];
type Code = DataOf<'store', 'inviteStaff'>['code'];

interface Colleague {
  /** Of the person, or of the invitation. */
  readonly id: string;
  readonly name: string;
  readonly post: string;
  readonly role: Role;
  readonly isHeadOffice: boolean;
  readonly stores: string;
  readonly storeIds: readonly string[];
  readonly mayChange: boolean;
  readonly until: string;
}

interface Offer {
  readonly role: Role;
  readonly word: string;
}

/** A new post, or that of somebody who works here. */
interface Draft {
  readonly memberId: string;
  readonly name: string;
  readonly role: Role;
  readonly isHeadOffice: boolean;
  readonly storeIds: readonly string[];
}

const NEW: Draft = { memberId: '', name: '', role: 'clerk', isHeadOffice: false, storeIds: [] };

Page({
  ...loadsWhenShown,
  ...loadsWhenPulled,
  data: {
    ...common(),
    ...NO_PLACE,
    staff: [] as readonly Colleague[],
    invites: [] as readonly Colleague[],
    roles: [] as readonly Offer[],
    stores: [] as readonly { readonly id: string; readonly name: string; readonly isChosen: boolean }[],
    mayHeadOffice: false,
    draft: NEW,
    isFormOpen: false,
    code: null as Code | null,
    codeName: '',
  },

  intent: new Intent(),

  onLoad(query) {
    this.intent = new Intent();
    this.setData(placeIn(query));
  },

  load() {
    return loadInto(this, async () => {
      const { merchantId, storeId } = this.data;
      this.show(await call('store', 'people', { merchantId, storeId }));
      return true;
    });
  },

  show({ staff, invites, offers }: People) {
    this.setData({
      staff: staff.map((one) => ({ ...colleague(one), id: one.memberId, until: '' })),
      invites: invites.map((one) => ({
        ...colleague(one),
        id: one.inviteId,
        until: `${timeText(one.expiresAt)} 前有效`,
      })),
      roles: offers.roles.map((role) => ({ role, word: ROLE_WORDS[role] })),
      stores: offers.stores.map((store) => ({ ...store, isChosen: false })),
      mayHeadOffice: offers.isHeadOffice,
    });
  },

  openInvite() {
    this.openForm({ ...NEW, storeIds: [this.data.storeId] });
  },

  openChange({ currentTarget: { dataset } }: Tap<{ readonly id: string }>) {
    const one = this.data.staff.find(({ id }) => id === dataset.id);
    if (one !== undefined) this.openForm({ ...one, memberId: one.id });
  },

  openForm({ memberId, name, role, isHeadOffice, storeIds }: Draft) {
    this.setData({ draft: { memberId, name, role, isHeadOffice, storeIds }, isFormOpen: true });
    this.mark(storeIds);
  },

  closeForm() {
    this.setData({ isFormOpen: false });
  },

  writeName({ detail }: Typed) {
    this.setData({ 'draft.name': detail.value });
  },

  chooseRole({ currentTarget: { dataset } }: Tap<{ readonly role: Role }>) {
    this.setData({ 'draft.role': dataset.role });
  },

  toggleHeadOffice() {
    this.setData({ 'draft.isHeadOffice': !this.data.draft.isHeadOffice });
  },

  toggleStore({ currentTarget: { dataset } }: Tap<{ readonly id: string }>) {
    const { storeIds } = this.data.draft;
    const isChosen = storeIds.includes(dataset.id);
    this.mark(isChosen ? storeIds.filter((id) => id !== dataset.id) : [...storeIds, dataset.id]);
  },

  mark(storeIds: readonly string[]) {
    const stores = this.data.stores.map((store) => ({ ...store, isChosen: storeIds.includes(store.id) }));
    this.setData({ 'draft.storeIds': storeIds, stores });
  },

  send() {
    const { merchantId, storeId, draft } = this.data;
    const { memberId, role, isHeadOffice } = draft;
    const name = draft.name.trim();
    if (name === '') {
      tell('请填写员工的姓名');
      return undefined;
    }
    if (draft.storeIds.length === 0 && !isHeadOffice) {
      tell('请选择在哪家门店上班');
      return undefined;
    }
    const post = { merchantId, storeId, name, role, isHeadOffice, storeIds: [...draft.storeIds] };
    return act(this, async () => {
      if (memberId === '') {
        const { code } = await call('store', 'inviteStaff', post, this.intent.idFor(post));
        this.setData({ code, codeName: name, isFormOpen: false });
      } else {
        await call('store', 'changeStaff', { ...post, memberId });
        this.setData({ isFormOpen: false });
        tell('已修改，立即生效');
      }
      await this.load();
    });
  },

  async end() {
    const { merchantId, storeId, draft } = this.data;
    const { memberId, name } = draft;
    if (!(await confirm('办理离职', `${name} 离职后立即不能再操作。`, '确定离职'))) return;
    await act(this, async () => {
      await call('store', 'endStaff', { merchantId, storeId, memberId });
      this.setData({ isFormOpen: false });
      await this.load();
    });
  },

  async takeBack({ currentTarget: { dataset } }: Tap<{ readonly id: string; readonly name: string }>) {
    if (!(await confirm('收回邀请', `收回后 ${dataset.name} 不能再用这个码加入。`, '收回'))) return;
    await act(this, async () => {
      const { merchantId, storeId } = this.data;
      await call('store', 'cancelInvite', { merchantId, storeId, inviteId: dataset.id });
      await this.load();
    });
  },

  closeCode() {
    this.intent = new Intent();
    this.setData({ code: null });
  },

  /** The card leads to the same invitation as the code, and carries no referrer. */
  onShareAppMessage(): { title: string; path: string } {
    const { code, codeName } = this.data;
    return code === null
      ? { title: '共享购', path: '/pages/home/home' }
      : { title: `${codeName}，邀请您加入门店`, path: `/staff/invite/invite?scene=${code.sceneId}` };
  },
});

type Row = People['staff'][number] | People['invites'][number];

function colleague({ name, role, isHeadOffice, stores, mayChange }: Row) {
  return {
    ...{ name, role, isHeadOffice, mayChange, post: postWord({ role, isHeadOffice }) },
    stores: stores.length === 0 ? '所有门店' : stores.map((store) => store.name).join('、'),
    storeIds: stores.map(({ id }) => id),
  };
}
