/**
 * A server reads no folder: projects lie where their people work.
 */
import type { FastifyInstance } from 'fastify';
import { ApiError } from '../platform/http/api-error.ts';

const allowedPaths = '/api/v1/ai/allowed-';

export function refuseFiles(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ routeOptions }) => {
    if (routeOptions.url?.startsWith(allowedPaths) === true) {
      throw new ApiError(
        'state_forbids',
        'Commands and crew files are allowed on the machine where they run.',
      );
    }
  });
}
