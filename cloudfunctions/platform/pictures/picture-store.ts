/** Pictures in the environment's storage, for those who have no storage client of their own. */
export interface PictureStore {
  /** @returns the file id, `cloud://…` */
  save(path: string, bytes: Buffer): Promise<string>;
  /** Addresses at which a browser can show them, by file id; those that are gone are left out. At most 50. */
  links(fileIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Deletes them; those that are gone already are passed over. At most 50. */
  remove(fileIds: readonly string[]): Promise<void>;
}
