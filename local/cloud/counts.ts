/** How often something happened, an action or a failure, by the label that the caller's token carries. */
export class Counts {
  private readonly labels = new Map<string, Map<string, number>>();

  add(label: string, action: string): void {
    let actions = this.labels.get(label);
    if (actions === undefined) this.labels.set(label, (actions = new Map<string, number>()));
    actions.set(action, (actions.get(action) ?? 0) + 1);
  }

  read(): Record<string, Record<string, number>> {
    const read: Record<string, Record<string, number>> = {};
    for (const [label, actions] of this.labels) read[label] = Object.fromEntries(actions);
    return read;
  }

  reset(): void {
    this.labels.clear();
  }
}
