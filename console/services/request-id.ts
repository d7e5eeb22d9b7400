/** The id of an intent: what is sent again under the same one is done once. */
export function newRequestId(): string {
  return crypto.randomUUID();
}
