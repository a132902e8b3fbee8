/** The way to servers of mail. What speaks to them has a bundle of its own, which is loaded with the first message. */
import { OutboundError, type PinnedMailServer } from '../../outbound/outbound.ts';
import type { MailTransport, Outgoing, TransportEnd, TransportPorts } from './mail-transport.ts';

export function createMailTransport(ports: TransportPorts): MailTransport {
  return {
    async send(outgoing, signal, begins = async () => true) {
      if (outgoing.server.security === 'none' && outgoing.signIn !== undefined) return notEncrypted;
      const pinned = await pin(ports, outgoing, signal);
      if ('end' in pinned) return pinned;
      const { sendBySmtp } = await import('./send-by-smtp.ts');
      return await sendBySmtp(ports, pinned, outgoing, { signal, begins });
    },
  };
}

const notAllowed: TransportEnd = { end: 'failed', fault: 'not_allowed', isPermanent: true };

/** Of an account of before, when a password could be set up so. */
const notEncrypted: TransportEnd = { end: 'failed', fault: 'tls_missing', isPermanent: true };

async function pin(
  { outbound }: TransportPorts,
  { server }: Outgoing,
  signal: AbortSignal,
): Promise<PinnedMailServer | TransportEnd> {
  try {
    const pinned = await outbound.pinMail(server, signal);
    return server.security === 'none' && !pinned.isNamed ? notAllowed : pinned;
  } catch (error) {
    if (signal.aborted) return { end: 'stopped' };
    if (OutboundError.is(error) && error.code === 'refused') return notAllowed;
    return { end: 'failed', fault: 'name_not_found', isPermanent: false };
  }
}
