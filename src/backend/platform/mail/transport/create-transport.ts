/** The way to servers of mail. The library is loaded with the first message. */
import type { Outbound } from '../../outbound/outbound.ts';
import type { MailTransport, TransportLimits } from './mail-transport.ts';

export interface TransportPorts {
  readonly outbound: Pick<Outbound, 'pinMail'>;
  readonly limits?: TransportLimits | undefined;
  /** Beside those that the platform trusts. */
  readonly certificates?: readonly string[] | undefined;
}

export function createMailTransport(ports: TransportPorts): MailTransport {
  return {
    async send(outgoing, signal) {
      const { sendBySmtp } = await import('./send-by-smtp.ts');
      return await sendBySmtp(ports, outgoing, signal);
    },
  };
}
