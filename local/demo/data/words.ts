/** What the demo's people write. */
import type { ProductRow } from './product-rows';

type Words = Readonly<Record<ProductRow['kind'], readonly string[]>>;

export const PRAISE: Words = {
  goods: [
    '回购第三次了，和上次一样稳定。',
    '味道很淡，包装也讲究。',
    '包装仔细，送了小样，客服也耐心。',
    '到得快，日期新鲜。',
    '比想象的好用，已经推荐给同事。',
  ],
  service: [
    '美容师手法很稳，全程没有推销。',
    '环境安静，做完睡了一个好觉。',
    '预约很顺，到店没有等。',
    '每一步都会先说一声，很安心。',
  ],
};

export const SO_SO: Words = {
  goods: ['东西不错，快递慢了一天。', '还可以，打算再用一个月看看。'],
  service: ['护理本身可以，店里周末人有点多。', '手法不错，房间稍微有点凉。'],
};

export const ANSWERS: Words = {
  goods: ['谢谢您的认可，欢迎下次再来。', '感谢反馈，我们会和快递一起改进。'],
  service: ['谢谢您的认可，我们下次见。', '感谢反馈，已经转告门店，下次给您留安静的时段。'],
};

/** What a clerk writes on a bill. */
export const BILL_NOTES: readonly string[] = ['面部护理', '护理与护肤品', '肩颈与头皮', '补水焕亮护理', ''];
