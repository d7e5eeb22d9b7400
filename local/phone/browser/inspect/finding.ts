/** What the inspection finds; read by Node as well. */

/** `where` names the element, `what` says what is wrong with it. */
export interface Finding {
  readonly kind: 'overflow' | 'cut' | 'target';
  readonly where: string;
  readonly what: string;
}
