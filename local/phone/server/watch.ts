/** Tells when the mini-program's files change. */
import { watch } from 'node:fs';

/** Editors write a file in several steps: changes this close together are one. */
const QUIET_MS = 60;
/** Folders whose changes are none of the mini-program's. */
const IGNORED = /(^|[\\/])(\.git|\.data|dist|node_modules[\\/]\.)/;

/** @returns a function that ends the watching */
export function watchFolder(folder: string, onChange: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(folder, { recursive: true }, (_event, name) => {
    if (name !== null && IGNORED.test(name)) return;
    clearTimeout(timer);
    timer = setTimeout(onChange, QUIET_MS);
  });
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}
