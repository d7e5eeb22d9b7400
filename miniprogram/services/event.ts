/** The parts of WeChat's events that pages read. */

/** A tap on what carries `data-…`. */
export interface Tap<Dataset> {
  readonly currentTarget: { readonly dataset: Dataset };
}

/** What an input or a component tells. */
export interface Told<Detail> {
  readonly detail: Detail;
}

export type Typed = Told<{ readonly value: string }>;
