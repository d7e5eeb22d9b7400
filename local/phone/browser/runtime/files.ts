/** Addresses of pictures and other files: the mini-program's own, the phone's temporary ones, the cloud's. */

/** Files that the phone made or was given: wxfile:// addresses as WeChat's, kept until a reload. */
const temporary = new Map<string, Blob>();
const urls = new Map<string, string>();
let last = 0;

/** @returns the address by which the mini-program knows the file */
export function keepFile(blob: Blob, name: string): string {
  last += 1;
  const ending = /\.\w+$/.exec(name)?.[0] ?? `.${blob.type.split('/')[1] ?? 'bin'}`;
  const path = `wxfile://tmp_${Date.now().toString(36)}${last}${ending}`;
  keepFileAs(path, blob);
  return path;
}

/** Keeps a file under an address of the mini-program's choice. */
export function keepFileAs(path: string, blob: Blob): void {
  forgetFile(path);
  temporary.set(path, blob);
  urls.set(path, URL.createObjectURL(blob));
}

/** @returns whether there was such a file */
export function forgetFile(path: string): boolean {
  const url = urls.get(path);
  if (url !== undefined) URL.revokeObjectURL(url);
  urls.delete(path);
  return temporary.delete(path);
}

/** The kept file; undefined where it is none of the phone's. */
export function keptFile(path: string): Blob | undefined {
  return temporary.get(path);
}

/**
 * The address for the browser.
 * @param from the folder that a relative path starts from, without slash at its end
 */
export function fileUrl(path: string, from: string): string {
  const kept = urls.get(path);
  if (kept !== undefined) return kept;
  if (path.startsWith('cloud://')) return `/api/cloud/file?id=${encodeURIComponent(path)}`;
  if (path === '' || /^(https?:|data:|blob:|\/\/)/.test(path)) return path;
  return `/files/${path.startsWith('/') ? path.slice(1) : resolvePath(from, path)}`;
}

function resolvePath(from: string, path: string): string {
  const parts = from.split('/').filter((part) => part !== '');
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
