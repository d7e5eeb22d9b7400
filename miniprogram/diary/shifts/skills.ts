/** Which treatments a person does, as it is edited; those of other stores stay as they are. Pure. */
import type { Person, ShiftBook } from './week';

export interface Skills {
  /** Whatever the store does, also what it takes up later. */
  readonly isAll: boolean;
  readonly treatments: readonly {
    readonly productId: string;
    readonly title: string;
    readonly does: boolean;
  }[];
  /** Of other stores, or not on sale now. */
  readonly others: readonly string[];
}

export function skillsOf({ productIds }: Person, { treatments }: Pick<ShiftBook, 'treatments'>): Skills {
  const here = new Set(treatments.map(({ productId }) => productId));
  return {
    isAll: productIds.length === 0,
    treatments: treatments.map((one) => ({ ...one, does: productIds.includes(one.productId) })),
    others: productIds.filter((id) => !here.has(id)),
  };
}

/** Everything; who is then limited begins with the first that is chosen. */
export function everything({ treatments, others }: Skills): Skills {
  return { isAll: true, treatments: treatments.map((one) => ({ ...one, does: false })), others };
}

export function toggled(skills: Skills, productId: string): Skills {
  const treatments = skills.treatments.map((one) =>
    one.productId === productId ? { ...one, does: !one.does } : one,
  );
  return { ...skills, isAll: false, treatments };
}

/** What the mall is sent; null where nothing is chosen, which would mean everything. */
export function productIdsOf({ isAll, treatments, others }: Skills): string[] | null {
  if (isAll) return [];
  const chosen = treatments.filter(({ does }) => does).map(({ productId }) => productId);
  const all = [...others, ...chosen];
  return all.length === 0 ? null : all;
}

/** "3 个项目"; empty where the person does everything. */
export function skillText(person: Person, book: Pick<ShiftBook, 'treatments'>): string {
  const { isAll, treatments } = skillsOf(person, book);
  const count = treatments.filter(({ does }) => does).length;
  return isAll || count === treatments.length ? '' : `做 ${count} 个项目`;
}
