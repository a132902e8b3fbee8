/** A key in an address is refused: logs, histories and proxies keep addresses (CWE-598). */
import type { FastifyInstance } from 'fastify';
import { ApiError } from '../api-error.ts';

/** A key, or what is left of one. */
const keyInText = /vir_[0-9A-Za-z]{12}_/;

export function refuseKeysInUrls(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    if (keyInText.test(request.url))
      throw new ApiError(
        'malformed',
        'A key does not belong in an address, which logs keep. Send it as "Authorization: Bearer …", and rotate this one.',
      );
  });
}
