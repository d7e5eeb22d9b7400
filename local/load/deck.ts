/** Chances out of a seed: the mixture as a deck of a hundred cards, so that every hundred visits are exactly the mixture. */
import { dice } from '../bench/random-orders';
import { MIXTURE, type UseCase } from './mixture';

const FINE = 2 ** 30;

/** Numbers in [0, 1), the same for the same seed. */
export function randomOf(seed: number): () => number {
  const roll = dice(seed);
  return () => roll(FINE) / FINE;
}

/** Deals for ever, shuffling anew whenever the deck is through. */
export function deckOf(random: () => number): () => UseCase {
  let cards: UseCase[] = [];
  return () => {
    if (cards.length === 0) cards = MIXTURE.flatMap((one) => Array<UseCase>(one.percent).fill(one));
    const [card] = cards.splice(Math.floor(random() * cards.length), 1);
    if (card === undefined) throw new Error('the mixture is empty');
    return card;
  };
}
