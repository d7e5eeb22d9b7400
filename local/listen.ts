/** A server on a port of this machine, or on the next one that is free. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const PORTS_TRIED = 50;

/** @param first 0 for any
 * @returns the port
 */
export async function listen(server: Server, first: number): Promise<number> {
  for (let port = first; ; port += 1) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', () => {
          server.off('error', reject);
          resolve();
        });
      });
      return (server.address() as AddressInfo).port;
    } catch (error) {
      const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (!isTaken || first === 0 || port - first >= PORTS_TRIED) throw error;
    }
  }
}
