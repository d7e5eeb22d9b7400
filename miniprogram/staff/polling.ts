/** Asks again and again while a page is seen: one question at a time, none once it is stopped. */

const EVERY_MS = 2_000;

export class Polling {
  /** Counts the beginnings, so that an answer for an earlier one is known. */
  private turn = 0;

  /** @param look answers whether there is more to wait for */
  start(look: () => Promise<boolean>): void {
    this.turn += 1;
    void this.run(look, this.turn);
  }

  stop(): void {
    this.turn += 1;
  }

  private async run(look: () => Promise<boolean>, turn: number): Promise<void> {
    while (this.turn === turn) {
      // A network that fails for a moment is asked again; the page keeps what it shows.
      const isOn = await look().catch(() => true);
      if (!isOn || this.turn !== turn) return;
      await new Promise<void>((resolve) => {
        setTimeout(resolve, EVERY_MS);
      });
    }
  }
}
