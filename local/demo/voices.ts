/** What people say: favourites on a visit, comments on what they received, the merchant's answers. */
import type { CustomerOrder } from '../../cloudfunctions/orders/views';
import { ANSWERS, PRAISE, SO_SO } from './data/words';
import type { Person } from './data/people';
import { staffOf, type World } from './world';

const COMMENT_PERCENT = 45;
const ANSWER_PERCENT = 40;
const KEEP_PERCENT = 20;
const LET_GO_PERCENT = 15;

/** Looking around, somebody keeps something, or lets go of it again. */
export async function lookAround({ mall, chance, offers }: World, { openid }: Person): Promise<void> {
  if (!chance.happens(KEEP_PERCENT)) return;
  const { productId } = chance.pick(offers);
  await mall.call(openid, 'member', 'setFavourite', { productId, isKept: true });
  if (chance.happens(LET_GO_PERCENT))
    await mall.call(openid, 'member', 'setFavourite', { productId, isKept: false });
}

/** Some write a comment on one line of what they received; some of these are answered hours later. */
export async function speak(world: World, person: Person, order: CustomerOrder): Promise<void> {
  const { agenda, chance, mall } = world;
  // People keep what a doctor did to themselves.
  if (order.medical || !chance.happens(COMMENT_PERCENT)) return;
  const kind = order.kind === 'service' ? 'service' : 'goods';
  const { skuId } = chance.pick(order.lines);
  const isHappy = chance.happens(80);
  const stars = isHappy ? chance.int(4, 5) : 3;
  const text = chance.pick((isHappy ? PRAISE : SO_SO)[kind]);
  const draft = { orderId: order._id, skuId, stars, text };
  const { id: commentId } = await mall.call(person.openid, 'member', 'comment', draft);
  if (!chance.happens(ANSWER_PERCENT)) return;
  const { merchantId } = order;
  agenda.after(chance.int(60, 300), async () => {
    const answer = { merchantId, commentId, text: chance.pick(ANSWERS[kind]) };
    await mall.call(staffOf(merchantId), 'store', 'answerComment', answer);
  });
}
