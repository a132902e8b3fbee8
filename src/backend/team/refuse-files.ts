/**
 * A server reads no folder: projects lie where their people work. It gives no window's models to others either, which would read
 * what was asked.
 */
import type { FastifyInstance } from 'fastify';
import { ApiError } from '../platform/http/api-error.ts';

const bridgePath = '/api/v1/ai/bridge';
const allowedPaths = '/api/v1/ai/allowed-';

export function refuseFiles(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ routeOptions }) => {
    if (routeOptions.url?.startsWith(allowedPaths) === true) {
      throw new ApiError(
        'state_forbids',
        'Commands and crew files are allowed on the machine where they run.',
      );
    }
    if (routeOptions.url === bridgePath) {
      throw new ApiError('state_forbids', 'A server asks no models of an editor: add a provider to it.');
    }
  });
}
