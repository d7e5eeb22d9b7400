/**
 * Encrypted storage: AES-128 as WeChat says it does, with a key of each person that the browser keeps and gives to nobody
 * (IndexedDB, not extractable).
 */
import { person } from '../runtime/settings';
import { base64, bytesOf } from './base64';

const STORE = 'keys';
const NONCE_BYTES = 12;
const ALGORITHM = { name: 'AES-GCM', length: 128 } as const;

export async function sealed(text: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const bytes = new TextEncoder().encode(text);
  const cipher = await crypto.subtle.encrypt({ name: ALGORITHM.name, iv }, await ownKey(), bytes);
  return base64(new Uint8Array([...iv, ...new Uint8Array(cipher)]));
}

/** Rejects where the text was not sealed for this person. */
export async function unsealed(text: string): Promise<string> {
  const bytes = bytesOf(text);
  const iv = bytes.slice(0, NONCE_BYTES);
  const cipher = bytes.slice(NONCE_BYTES);
  const plain = await crypto.subtle.decrypt({ name: ALGORITHM.name, iv }, await ownKey(), cipher);
  return new TextDecoder().decode(plain);
}

let key: Promise<CryptoKey> | undefined;
const ownKey = (): Promise<CryptoKey> => (key ??= loadKey());

async function loadKey(): Promise<CryptoKey> {
  const database = await opened();
  const known: unknown = await answer<unknown>(database.transaction(STORE).objectStore(STORE).get(person));
  if (known instanceof CryptoKey) return known;
  const fresh = await crypto.subtle.generateKey(ALGORITHM, false, ['encrypt', 'decrypt']);
  await answer(database.transaction(STORE, 'readwrite').objectStore(STORE).add(fresh, person));
  return fresh;
}

function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open('phone.cipher', 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(STORE);
  };
  return answer(request);
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('no storage'));
  });
}
