/** The phone's server, asked as the person whose phone this is. */
import { person, readSettings } from '../runtime/settings';
import { Failure } from './call';

/** What a slow network adds to every call, in milliseconds. */
const SLOW_MS = 2000;

/** Waits as the network set in the shell does; fails when the phone is offline. */
export async function network(): Promise<void> {
  const { network: kind } = readSettings();
  if (kind === 'offline') throw new Failure('request:fail network is offline', { errno: 600001 });
  if (kind === 'slow') await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
}

/** Asks the server for JSON; its refusals become failures with code and message. */
export async function ask<T>(path: string, body?: unknown): Promise<T> {
  await network();
  const response = await fetch(`/api/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'X-Phone-As': person },
    ...(body === undefined ? {} : { body: body instanceof Blob ? body : JSON.stringify(body) }),
  });
  const reply = (await response.json()) as T & {
    error?: { code: string; message: string; errCode?: number };
  };
  if (reply.error !== undefined) {
    const { code, message, errCode } = reply.error;
    throw new Failure(message, { code, ...(errCode === undefined ? {} : { errCode }) });
  }
  return reply;
}
