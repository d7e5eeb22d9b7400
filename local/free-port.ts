/** Ports: one that is free now, for programs that have to name each other before they start; whether one is free. */
import { createServer, type AddressInfo } from 'node:net';

export function freePort(): Promise<number> {
  return listenOnce(0);
}

/** @returns false where another program listens on it */
export async function isFree(port: number): Promise<boolean> {
  try {
    await listenOnce(port);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return false;
    throw error;
  }
}

function listenOnce(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(wanted, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
