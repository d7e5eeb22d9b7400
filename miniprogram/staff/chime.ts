/** The sound of money that has come: two soft notes, computed here and nobody's recording. Pure. */

const RATE_HZ = 16_000;
const HEADER_BYTES = 44;
const LOUDNESS = 0.6;

/** A rising third; each note begins while the one before it fades. */
const NOTES = [
  { hertz: 880, fromMs: 0 },
  { hertz: 1_108.73, fromMs: 160 },
] as const;
const FADES_MS = 180;
const WHOLE_MS = 900;

/** A WAV file: one channel, 16 bits. */
export function chime(): ArrayBuffer {
  const count = (RATE_HZ * WHOLE_MS) / 1000;
  const file = new ArrayBuffer(HEADER_BYTES + count * 2);
  const view = new DataView(file);
  writeHeader(view, count * 2);
  for (let i = 0; i < count; i += 1) {
    const level = NOTES.reduce((sum, note) => sum + levelAt(note, (i * 1000) / RATE_HZ), 0) / NOTES.length;
    view.setInt16(HEADER_BYTES + i * 2, Math.round(level * LOUDNESS * 0x7fff), true);
  }
  return file;
}

function levelAt({ hertz, fromMs }: (typeof NOTES)[number], atMs: number): number {
  const sinceMs = atMs - fromMs;
  if (sinceMs < 0) return 0;
  return Math.sin((2 * Math.PI * hertz * sinceMs) / 1000) * Math.exp(-sinceMs / FADES_MS);
}

function writeHeader(view: DataView, dataBytes: number): void {
  const text = (at: number, letters: string): void => {
    for (let i = 0; i < letters.length; i += 1) view.setUint8(at + i, letters.charCodeAt(i));
  };
  text(0, 'RIFF');
  view.setUint32(4, HEADER_BYTES - 8 + dataBytes, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  // PCM, one channel.
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE_HZ, true);
  view.setUint32(28, RATE_HZ * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, dataBytes, true);
}
