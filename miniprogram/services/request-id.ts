/** What makes a repetition the same request: one id for one intent. */

/** 8 to 64 letters, digits, "-" and "_", as the edge wants them. */
export function newRequestId(): string {
  return `${Date.now().toString(36)}-${random()}${random()}`;
}

const random = (): string => Math.random().toString(36).slice(2, 12);

/**
 * The id of one intent: the same while the person wants the same, a new one when the wish has changed.
 * Kept by a page, so that a second tap on the main button after a broken network orders nothing twice.
 */
export class Intent {
  private wish = '';
  private id = '';

  idFor(input: object): string {
    const wish = JSON.stringify(input);
    if (wish !== this.wish) {
      this.wish = wish;
      this.id = newRequestId();
    }
    return this.id;
  }
}
