/** The way out over the network of this machine. What it takes is loaded with the first message. */
import type { Logger } from '../log/logger.ts';
import { type Outbound, OutboundError, type OutboundOptions } from './outbound.ts';

export function createOutbound(options: OutboundOptions, logger: Pick<Logger, 'info' | 'warn'>): Outbound {
  return {
    async post(message) {
      const { postPinned } = await import('./post-pinned.ts');
      return await postPinned(message, options, logger);
    },
    async call(message) {
      const { callPinned } = await import('./post-pinned.ts');
      return await callPinned(message, options, logger);
    },
    async pin(url, signal) {
      const { pin } = await import('./post-pinned.ts');
      return await pin(url, options, signal);
    },
    async pinMail(server, signal) {
      const { pinMail } = await import('./post-pinned.ts');
      return await pinMail(server, options, signal);
    },
    async namesMail(server) {
      const { findMailTarget } = await import('./target.ts');
      try {
        return findMailTarget(server, await options.allowedHosts()).isAllowed;
      } catch (error) {
        if (OutboundError.is(error)) return false;
        throw error;
      }
    },
    async findObjection(url) {
      const { findTarget } = await import('./target.ts');
      try {
        findTarget(url, await options.allowedHosts());
        return undefined;
      } catch (error) {
        if (OutboundError.is(error)) return error.message;
        throw error;
      }
    },
  };
}
