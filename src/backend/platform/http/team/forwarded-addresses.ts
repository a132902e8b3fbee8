/** Before anything asks for whom a proxy speaks: addresses without the ports that some proxies add, or each connection were another one. */
import type { FastifyInstance } from 'fastify';
import { plainAddress } from '../../../../domain/limits/plain-address.ts';

const header = 'x-forwarded-for';

export function plainForwardedAddresses(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ raw: { headers } }) => {
    const said = headers[header];
    if (said !== undefined) headers[header] = [said].flat().join(',').split(',').map(plainAddress).join(', ');
  });
}
