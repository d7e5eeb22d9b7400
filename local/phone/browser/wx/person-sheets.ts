/** What WeChat asks a person for: nickname, avatar, phone number, address, place. */
import { keepFile } from '../runtime/files';
import { person } from '../runtime/settings';
import { chooseFrom, make, openSheet, pickFiles } from './sheet';

export interface Address {
  readonly userName: string;
  readonly telNumber: string;
  readonly provinceName: string;
  readonly cityName: string;
  readonly countyName: string;
  readonly streetName: string;
  readonly detailInfo: string;
  readonly detailInfoNew: string;
  readonly postalCode: string;
  readonly nationalCode: string;
}

export interface Place {
  readonly name: string;
  readonly address: string;
  readonly latitude: number;
  readonly longitude: number;
}

const NICKNAMES = ['晓月', '小林', '阿秋', '木子'];
const AVATAR_COLORS = ['#a8325e', '#1e7a4c', '#9a6a14', '#3b6ea5'];
const AVATAR_SIZE = 132;

function address(
  userName: string,
  telNumber: string,
  cityName: string,
  countyName: string,
  detail: string,
): Address {
  const provinceName = cityName.startsWith('上海') ? '上海市' : '湖南省';
  const more = {
    streetName: '',
    detailInfo: detail,
    detailInfoNew: detail,
    postalCode: '000000',
    nationalCode: '000000',
  };
  return { userName, telNumber, provinceName, cityName, countyName, ...more };
}

const ADDRESSES: readonly Address[] = [
  address('林晓月', '13800000001', '长沙市', '岳麓区', '桐梓坡路 18 号 3 栋 502'),
  address('周小林', '13800000002', '长沙市', '芙蓉区', '五一大道 120 号 1806'),
  address('陈木子', '13800000003', '上海市', '徐汇区', '漕溪北路 88 号 2 号楼 301'),
];

const PLACES: readonly Place[] = [
  { name: '五一广场', address: '长沙市芙蓉区五一大道', latitude: 28.1958, longitude: 112.9764 },
  { name: '梅溪湖', address: '长沙市岳麓区梅溪湖路', latitude: 28.1885, longitude: 112.8926 },
  { name: '徐家汇', address: '上海市徐汇区漕溪北路', latitude: 31.1939, longitude: 121.4381 },
  { name: '天府广场', address: '成都市青羊区人民南路', latitude: 30.6571, longitude: 104.0659 },
];
const CHOSEN_PLACE = 'phone.place';

/** The detail of getphonenumber: a code for the server, or the refusal. */
export async function choosePhoneNumber(): Promise<object> {
  const choice = await openSheet({
    title: '申请获取并验证你的手机号',
    content: [make('p', 'phone-big', '138****0001')],
    buttons: [
      { text: '允许', value: 'yes', kind: 'main' },
      { text: '不允许', value: '' },
    ],
    cancel: '',
  });
  if (choice === '') return { errMsg: 'getPhoneNumber:fail user deny' };
  return { errMsg: 'getPhoneNumber:ok', code: `local-phone-${person}`, encryptedData: '', iv: '' };
}

/** @returns the address of a temporary file, undefined when nothing was chosen */
export async function chooseAvatar(): Promise<string | undefined> {
  const index = await chooseFrom('选择头像', ['用微信头像', '从相册选择']);
  if (index === undefined) return undefined;
  const file = index === 0 ? await drawAvatar() : (await pickFiles('image/*', false)).at(0);
  return file === undefined ? undefined : keepFile(file, 'avatar.png');
}

function drawAvatar(): Promise<Blob> {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [AVATAR_SIZE, AVATAR_SIZE];
  const context = canvas.getContext('2d');
  const sum = Array.from(person).reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  if (context !== null) {
    context.fillStyle = AVATAR_COLORS[sum % AVATAR_COLORS.length] ?? '#888888';
    context.fillRect(0, 0, AVATAR_SIZE, AVATAR_SIZE);
    context.fillStyle = '#ffffff';
    context.font = `${AVATAR_SIZE / 2}px sans-serif`;
    context.textAlign = 'center';
    context.fillText((person[0] ?? '?').toUpperCase(), AVATAR_SIZE / 2, AVATAR_SIZE * 0.68);
  }
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob))),
  );
}

/** Offers nicknames for <input type="nickname">. */
export function askNickname(field: HTMLInputElement | HTMLTextAreaElement): void {
  void chooseFrom('使用微信昵称', NICKNAMES, '也可以自己填写').then((index) => {
    if (index === undefined) return;
    field.value = NICKNAMES[index] ?? '';
    field.dispatchEvent(new Event('input'));
    field.dispatchEvent(new Event('change'));
  });
}

export async function chooseAddress(): Promise<Address | undefined> {
  const rows = ADDRESSES.map(({ userName, cityName, countyName, detailInfo }) =>
    [userName, cityName + countyName, detailInfo].join(' '),
  );
  const index = await chooseFrom('选择收货地址', rows);
  return index === undefined ? undefined : ADDRESSES[index];
}

export async function choosePlace(): Promise<Place | undefined> {
  const index = await chooseFrom(
    '选择位置',
    PLACES.map(({ name, address: where }) => `${name} · ${where}`),
  );
  if (index === undefined) return undefined;
  localStorage.setItem(CHOSEN_PLACE, String(index));
  return PLACES[index];
}

/** Where the phone is: the place that was chosen last, at first that of the list's head. */
export function currentPlace(): Place {
  const [first] = PLACES;
  const place = PLACES[Number(localStorage.getItem(CHOSEN_PLACE) ?? '0')] ?? first;
  if (place === undefined) throw new Error('there is no place');
  return place;
}
