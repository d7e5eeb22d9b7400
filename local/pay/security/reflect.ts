/**
 * The part of the proposal "Metadata Reflection" that @peculiar/x509 looks for when it is loaded (its container of
 * algorithms, tsyringe, refuses to start without). Imported before it, for this effect alone.
 */
type Metadata = Map<unknown, unknown>;
interface MetadataReflection {
  defineMetadata?(key: unknown, value: unknown, target: object): void;
  getOwnMetadata?(key: unknown, target: object): unknown;
  getMetadata?(key: unknown, target: object): unknown;
}

const metadata = new WeakMap<object, Metadata>();
const reflection = Reflect as MetadataReflection;

function find(key: unknown, target: object | null): unknown {
  if (target === null) return undefined;
  const own = metadata.get(target);
  return own?.has(key) === true ? own.get(key) : find(key, Object.getPrototypeOf(target) as object | null);
}

// A program that has the whole of it keeps it.
if (reflection.getMetadata === undefined) {
  reflection.defineMetadata = (key, value, target) => {
    const own = metadata.get(target) ?? new Map<unknown, unknown>();
    metadata.set(target, own.set(key, value));
  };
  reflection.getOwnMetadata = (key, target) => metadata.get(target)?.get(key);
  reflection.getMetadata = find;
}
