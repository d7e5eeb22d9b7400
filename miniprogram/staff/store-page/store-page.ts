/** 门店主页: what people see of the store, kept by its manager. */
import { call, type DataOf } from '../../services/api';
import type { Tap, Told, Typed } from '../../services/event';
import { act, common, loadInto, tell } from '../../services/loading';
import { chosenPictures, sendPicture } from '../../services/pictures';
import type { Licence } from '../licence/licence';
import { NO_PLACE, placeIn } from '../place';
import { hoursOf, hoursProblem, rowsOf, type DayRow } from './hours';

type Store = DataOf<'store', 'storePage'>;
type AtDay = Tap<{ readonly weekday: string }>;
type TimeAt = AtDay & Told<{ readonly value: string }>;

const MOST_PICTURES = 9;
const PHONE = /^\+?[\d -]{5,20}$/;

Page({
  data: {
    ...common(),
    ...NO_PLACE,
    name: '',
    address: '',
    phone: '',
    position: null as Store['position'],
    week: [] as readonly DayRow[],
    closedDays: [] as readonly string[],
    pictures: [] as readonly string[],
    mostPictures: MOST_PICTURES,
    isSending: false,
    medical: null as Licence | null,
    /** Those that this page does not edit. */
    others: [] as Store['licences'],
  },

  onLoad(query) {
    this.setData(placeIn(query));
    void this.load();
  },

  load() {
    return loadInto(this, async () => {
      const { merchantId, storeId } = this.data;
      const store = await call('store', 'storePage', { merchantId, storeId });
      const { name, address, phone, position, hours, closedDays, pictures, licences } = store;
      this.setData({
        ...{ name, address, phone, position, closedDays, pictures, week: rowsOf(hours) },
        medical: licences.find(({ kind }) => kind === 'medical') ?? null,
        others: licences.filter(({ kind }) => kind !== 'medical'),
      });
      return true;
    });
  },

  writeAddress({ detail }: Typed) {
    this.setData({ address: detail.value });
  },

  writePhone({ detail }: Typed) {
    this.setData({ phone: detail.value });
  },

  async choosePosition() {
    try {
      const { latitude, longitude, address } = await wx.chooseLocation({ ...this.data.position });
      this.setData({ position: { latitude, longitude } });
      if (this.data.address === '') this.setData({ address });
    } catch {
      // The person closed the map.
    }
  },

  changeDay(weekday: string, part: Partial<DayRow>) {
    this.setData({
      week: this.data.week.map((row) => (row.weekday === weekday ? { ...row, ...part } : row)),
    });
  },

  toggleDay({ currentTarget: { dataset } }: AtDay) {
    const row = this.data.week.find(({ weekday }) => weekday === dataset.weekday);
    this.changeDay(dataset.weekday, { isOpen: row?.isOpen === false });
  },

  chooseFrom({ currentTarget: { dataset }, detail }: TimeAt) {
    this.changeDay(dataset.weekday, { from: detail.value });
  },

  chooseTo({ currentTarget: { dataset }, detail }: TimeAt) {
    this.changeDay(dataset.weekday, { to: detail.value });
  },

  addClosed({ detail }: Told<{ readonly value: string }>) {
    const days = new Set([...this.data.closedDays, detail.value]);
    this.setData({ closedDays: [...days].sort() });
  },

  removeClosed({ currentTarget: { dataset } }: Tap<{ readonly day: string }>) {
    this.setData({ closedDays: this.data.closedDays.filter((day) => day !== dataset.day) });
  },

  async addPictures() {
    const paths = await chosenPictures(MOST_PICTURES - this.data.pictures.length);
    if (paths.length === 0) return;
    this.setData({ isSending: true });
    try {
      const sent = await Promise.all(paths.map((path) => sendPicture(path, 'stores')));
      this.setData({ pictures: [...this.data.pictures, ...sent].slice(0, MOST_PICTURES) });
    } catch {
      tell('图片没有传上去，请再试一次');
    }
    this.setData({ isSending: false });
  },

  removePicture({ currentTarget: { dataset } }: Tap<{ readonly picture: string }>) {
    this.setData({ pictures: this.data.pictures.filter((picture) => picture !== dataset.picture) });
  },

  takeLicence({ detail }: Told<{ readonly licence: Licence | null }>) {
    this.setData({ medical: detail.licence });
  },

  async save() {
    const { merchantId, storeId, position, week, closedDays, pictures, medical, others } = this.data;
    const [address, phone] = [this.data.address.trim(), this.data.phone.trim()];
    const problem =
      address === '' ? '请填写门店地址' : PHONE.test(phone) ? hoursProblem(week) : '请填写正确的门店电话';
    if (problem !== '') {
      tell(problem);
      return;
    }
    const isSaved = await act(this, async () => {
      await call('store', 'saveStorePage', {
        ...{ merchantId, storeId, address, phone, position, hours: hoursOf(week) },
        ...{ closedDays: [...closedDays], pictures: [...pictures] },
        licences: [...others, ...(medical === null ? [] : [medical])],
      });
    });
    if (!isSaved) return;
    tell('已保存，顾客马上看到');
    if (getCurrentPages().length > 1) await wx.navigateBack();
  },
});
