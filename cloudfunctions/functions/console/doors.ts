/** What a computer may ask for before it has a session, and to end one. */
import * as z from 'zod';

import * as field from '../../edge/fields';
import type { Deployment } from '../../edge/environment';
import type { Computer } from '../../office/documents';
import { signOut } from '../../office/sign-in/session';
import { startSignIn } from '../../office/sign-in/start';
import { takeSession } from '../../office/sign-in/take';

export interface Visit {
  readonly computer: Computer;
  /** '' where none was sent. */
  readonly token: string;
}

export interface ConsoleDoor<Input extends z.ZodType, Output> {
  readonly input: Input;
  readonly run: (house: Deployment, visit: Visit, input: z.output<Input>) => Promise<Output>;
}

function door<Input extends z.ZodType, Output>(spec: ConsoleDoor<Input, Output>): ConsoleDoor<Input, Output> {
  return spec;
}

export const consoleDoors = {
  startSignIn: door({
    input: z.strictObject({}),
    run: (house, { computer }) => startSignIn(house, computer),
  }),
  /** Asked again until the phone has answered; the session is given once. */
  takeSession: door({
    input: z.strictObject({ signInId: field.id, secret: z.string().regex(/^[\w-]{43}$/) }),
    run: (house, _visit, input) => takeSession(house, input),
  }),
  signOut: door({
    input: z.strictObject({}),
    run: (house, { token }) => signOut(house, token),
  }),
};
