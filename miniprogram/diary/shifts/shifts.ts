/** 排班: each person's week, the days that differ, the treatments that they do; and how the store takes bookings. */
import { call, type DataOf } from '../../services/api';
import { clockText, plainDay } from '../../services/days';
import type { Tap, Told, Typed } from '../../services/event';
import { act, common, loadInto, tell } from '../../services/loading';
import { openPage } from '../../services/open-page';
import { loadsWhenPulled } from '../../services/page-parts';
import { staffUrl } from '../../services/routes';
import { NO_PLACE, placeIn } from '../place';
import { everything, productIdsOf, skillsOf, skillText, toggled, type Skills } from './skills';
import {
  draftOf,
  exception,
  exceptionsOf,
  weekOf,
  weekProblem,
  weekText,
  type Exception,
  type Person,
  type ShiftBook,
  type Weekday,
} from './week';

const ROLES = { manager: '店长', clerk: '店员', beautician: '美容师' } as const;
const SLOT_MINUTES = 15;
const MOST_ROOMS = 200;

interface Row {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly week: string;
  readonly hint: string;
}
type Stray = DataOf<'store', 'saveShifts'>['strays'][number];
interface ShownStray {
  readonly id: string;
  readonly text: string;
}

Page({
  ...loadsWhenPulled,
  data: {
    ...common(),
    place: NO_PLACE,
    book: null as ShiftBook | null,
    rows: [] as readonly Row[],
    ...{ rooms: '', isTaking: false, isChanged: false },
    person: null as Person | null,
    week: [] as readonly Weekday[],
    exceptions: [] as readonly Exception[],
    skills: null as Skills | null,
    isOpen: false,
    strays: [] as readonly ShownStray[],
  },

  onLoad(query) {
    this.setData({ place: placeIn(query) });
    void this.load();
  },

  load(): Promise<void> {
    return loadInto(this, async () => {
      const book = await call('store', 'shifts', this.data.place);
      this.setData({
        book,
        rows: book.people.map((person) => rowOf(person, book)),
        ...{ rooms: String(book.settings.rooms), isTaking: book.settings.isOpen, isChanged: false },
      });
      return true;
    });
  },

  writeRooms({ detail }: Typed) {
    this.setData({ rooms: detail.value, isChanged: true });
  },

  toggleTaking() {
    this.setData({ isTaking: !this.data.isTaking, isChanged: true });
  },

  saveSettings() {
    const { place, rooms, isTaking: isOpen } = this.data;
    const count = /^\d{1,3}$/.test(rooms.trim()) ? Number(rooms) : MOST_ROOMS + 1;
    if (count > MOST_ROOMS) {
      tell(`房间数请填 0 到 ${MOST_ROOMS} 的整数`);
      return;
    }
    void act(this, async () => {
      await call('store', 'saveBookingSettings', { ...place, rooms: count, isOpen });
      this.setData({ isChanged: false });
      tell(isOpen ? '已保存，顾客可以自己预约' : '已保存，只能由门店代为预约');
    });
  },

  edit({ currentTarget: { dataset } }: Tap<{ readonly id: string }>) {
    const { book } = this.data;
    const person = book?.people.find(({ memberId }) => memberId === dataset.id);
    if (book === null || person === undefined) return;
    this.setData({
      ...{ person, week: weekOf(person, book), exceptions: exceptionsOf(person) },
      ...{ skills: skillsOf(person, book), isOpen: true, strays: [] },
    });
  },

  close() {
    this.setData({ isOpen: false });
  },

  toggleDay({ currentTarget: { dataset } }: Tap<{ readonly index: number }>) {
    this.changeDay(dataset.index, (day) => ({ ...day, works: !day.works }));
  },

  writeTime({
    currentTarget: { dataset },
    detail,
  }: Tap<{ readonly index: number; readonly end: 'from' | 'to' }> & Told<{ readonly value: string }>) {
    this.changeDay(dataset.index, (day) => ({ ...day, [dataset.end]: detail.value }));
  },

  changeDay(index: number, change: (day: Weekday) => Weekday) {
    this.setData({ week: this.data.week.map((day, i) => (i === index ? change(day) : day)) });
  },

  addDayOff({ detail: { value: day } }: Typed) {
    const others = this.data.exceptions.filter((one) => one.day !== day);
    const exceptions = [...others, exception(day, null)].sort((a, b) => a.day.localeCompare(b.day));
    this.setData({ exceptions });
  },

  /** A day off becomes a day with other hours, and back. */
  toggleException({ currentTarget: { dataset } }: Tap<{ readonly index: number }>) {
    this.changeException(dataset.index, ({ day, from }) =>
      exception(day, from === null ? [600, 1140] : null),
    );
  },

  writeException({
    currentTarget: { dataset },
    detail,
  }: Tap<{ readonly index: number; readonly end: 'from' | 'to' }> & Told<{ readonly value: string }>) {
    this.changeException(dataset.index, (one) => ({ ...one, [dataset.end]: detail.value }));
  },

  removeException({ currentTarget: { dataset } }: Tap<{ readonly index: number }>) {
    this.setData({ exceptions: this.data.exceptions.filter((_one, i) => i !== dataset.index) });
  },

  changeException(index: number, change: (one: Exception) => Exception) {
    this.setData({ exceptions: this.data.exceptions.map((one, i) => (i === index ? change(one) : one)) });
  },

  doesAll() {
    if (this.data.skills !== null) this.setData({ skills: everything(this.data.skills) });
  },

  toggleTreatment({ currentTarget: { dataset } }: Tap<{ readonly id: string }>) {
    if (this.data.skills !== null) this.setData({ skills: toggled(this.data.skills, dataset.id) });
  },

  save() {
    const { place, person, week, exceptions, skills } = this.data;
    const problem = weekProblem(week, exceptions);
    if (person === null || skills === null || problem !== '') {
      tell(problem);
      return;
    }
    const productIds = productIdsOf(skills);
    if (productIds === null) {
      tell(`请选择 ${person.name} 会做的项目，或选“全部项目”`);
      return;
    }
    void act(this, async () => {
      const { memberId } = person;
      const draft = { ...draftOf(week, exceptions), productIds };
      const { strays } = await call('store', 'saveShifts', { ...place, memberId, ...draft });
      this.setData({ isOpen: false, strays: strays.map(strayOf) });
      await this.load();
      tell(strays.length === 0 ? '排班已保存' : '排班已保存，下面的预约需要改期');
    });
  },

  toCalendar() {
    openPage(staffUrl('diary/calendar/calendar', { ...this.data.place }));
  },
});

function rowOf(person: Person, book: ShiftBook): Row {
  const { memberId: id, name, role, exceptions, isElsewhere } = person;
  const off = exceptions.map(({ day, spans }) => `${plainDay(day)}${spans.length === 0 ? '休' : '另有安排'}`);
  return {
    ...{ id, name, role: ROLES[role], week: weekText(person) },
    hint: [skillText(person, book), ...off.slice(0, 2), isElsewhere ? '也在别的门店上班' : '']
      .filter((text) => text !== '')
      .join(' · '),
  };
}

function strayOf({ _id: id, day, slot, title }: Stray): ShownStray {
  return { id, text: `${plainDay(day)} ${clockText(slot * SLOT_MINUTES)} ${title}` };
}
