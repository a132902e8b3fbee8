/** The way to servers of mail. The library is loaded with the first message. */
import type { MailTransport, TransportPorts } from './mail-transport.ts';

export function createMailTransport(ports: TransportPorts): MailTransport {
  return {
    async send(outgoing, signal) {
      const { sendBySmtp } = await import('./send-by-smtp.ts');
      return await sendBySmtp(ports, outgoing, signal);
    },
  };
}
