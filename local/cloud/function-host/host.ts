/** Runs the functions: loads each once, runs calls at the same time, each with its caller's identity in process.env. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { installScopedEnv, withEnv, type ScopedEnv } from '../env';
import { CONTEXT_NAMES, type Identity } from '../identity';
import { packToken } from '../token';
import { installMovableDate } from './date';
import { installLog, withCall } from './log';
import type { CallMessage, FromHost, ToHost } from './protocol';

/** The mini-program, and its double in the developer tools. */
const CLIENT_SOURCES = new Set(['wx_client', 'wx_devtools']);

type Main = (event: unknown, context: unknown) => unknown;

/** Turns this process, forked by the gateway, into the functions' process. */
export function runHost(): void {
  const setClockOffset = installMovableDate();
  installScopedEnv();
  installLog((id, line) => reply({ kind: 'log', id, line }));
  const functionsDir = process.env['LOCAL_FUNCTIONS_DIR'] ?? '.';
  const loaded = new Map<string, Main>();
  process.on('message', (message: ToHost) => {
    if (message.kind === 'clock') setClockOffset(message.offsetMs);
    else if (message.kind === 'ping') reply({ kind: 'pong' });
    else void answer(functionsDir, loaded, message);
  });
  // Without its gateway this process has nothing to do.
  process.on('disconnect', () => process.exit(0));
}

async function answer(functionsDir: string, loaded: Map<string, Main>, call: CallMessage): Promise<void> {
  try {
    const main = load(functionsDir, loaded, call.name);
    const event = eventOf(call);
    const env = envOf(call, event);
    const result = await withCall(call.id, () => withEnv(env, () => main(event, contextOf(call, env))));
    reply({ kind: 'result', id: call.id, text: JSON.stringify(result ?? null) });
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error);
    const message = `[FailedOperation.FunctionExecute] ${call.name}: ${text}`;
    reply({ kind: 'error', id: call.id, code: 'FUNCTIONS_EXECUTE_FAIL', message });
  }
}

function reply(message: FromHost): void {
  process.send?.(message);
}

function load(functionsDir: string, loaded: Map<string, Main>, name: string): Main {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const directory = join(functionsDir, name);
  const exports = createRequire(join(directory, 'index.js'))('./index.js') as { main?: Main };
  if (typeof exports.main !== 'function') throw new TypeError(`${directory}/index.js exports no main`);
  loaded.set(name, exports.main);
  return exports.main;
}

/** userInfo is the cloud's to set, so what a caller put there is taken out. */
function eventOf(call: CallMessage): Record<string, unknown> {
  const event = JSON.parse(call.event) as Record<string, unknown>;
  delete event['userInfo'];
  const { openid, appid, source = '' } = call.identity;
  const fromClient = openid !== undefined && CLIENT_SOURCES.has(source);
  return fromClient ? { ...event, userInfo: { appId: appid, openId: openid } } : event;
}

function envOf(call: CallMessage, event: Record<string, unknown>): ScopedEnv {
  const { id, name, identity } = call;
  const { source = '' } = identity;
  const action = event['action'];
  const label = typeof action === 'string' ? `${name}.${action}` : name;
  const token = packToken({ scope: id, label, functionName: name, identity });
  const byTimer = source === 'wx_trigger';
  return {
    ...contextEnv(identity),
    WX_API_TOKEN: token,
    WX_TRIGGER_API_TOKEN_V0: byTimer ? token : undefined,
    TRIGGER_SRC: byTimer ? 'timer' : undefined,
    TCB_SOURCE: source === '' ? undefined : source,
    SCF_FUNCTIONNAME: name,
    // Lets cloud.logger() write where log.ts listens.
    _SCF_TCB_LOG: '1',
  };
}

function contextEnv(identity: Identity): ScopedEnv {
  const env: ScopedEnv = { WX_CONTEXT_KEYS: [...Object.values(CONTEXT_NAMES), 'WX_API_TOKEN'].join(',') };
  for (const [field, name] of Object.entries(CONTEXT_NAMES)) env[name] = identity[field as keyof Identity];
  return env;
}

function contextOf(call: CallMessage, env: ScopedEnv): unknown {
  return {
    callbackWaitsForEmptyEventLoop: false,
    request_id: call.id,
    function_name: call.name,
    function_version: '$LATEST',
    namespace: process.env['SCF_NAMESPACE'],
    memory_limit_in_mb: call.memoryMb,
    time_limit_in_ms: call.timeLimitMs,
    environ: '',
    environment: JSON.stringify(env),
  };
}
