/** What a deployment is to look like, as data; `read-wanted.ts` makes it out of the repository. */
import type { Index } from '../cloudfunctions/platform/database';
import type { AclTag, Route, StaticFile, Timer, Variables } from './cloud';

export interface WantedCollection {
  readonly name: string;
  readonly indexes: readonly Index[];
}

export interface WantedFunction {
  readonly name: string;
  /** Where its built files are. */
  readonly folder: string;
  /** Of its built files. */
  readonly codeHash: string;
  readonly runtime: string;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  readonly timers: readonly Timer[];
  /** What the environment of the deploying machine gives; an empty text takes a variable away. */
  readonly variables: Variables;
}

export interface Wanted {
  /** Of every collection: clients have no right at all. */
  readonly permission: AclTag;
  readonly storagePermission: AclTag;
  readonly collections: readonly WantedCollection[];
  readonly functions: readonly WantedFunction[];
  readonly routes: readonly Route[];
  readonly site: { readonly folder: string; readonly files: readonly StaticFile[] };
}
