/** Mini-program codes (小程序码): pictures that open a page with a short id. */
export interface CodePictures {
  /** A data URL of the picture; null when there is no answer. `scene`: at most 32 visible characters. */
  make(scene: string, page: string): Promise<string | null>;
}
