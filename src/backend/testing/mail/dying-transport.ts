/** A mail transport whose process dies at the mail that a test names. */
import { createSilentLogger } from '../../platform/log/logger.ts';
import { createMailTransport } from '../../platform/mail/transport/create-transport.ts';
import type { MailTransport } from '../../platform/mail/transport/mail-transport.ts';
import { createOutbound } from '../../platform/outbound/create-outbound.ts';
import { mailOutbound } from './mail-practice.ts';
import { testCertificate } from './test-certificate.ts';

/** With the row claimed and nothing sent, as the message begins, or with the mail sent and its end not written. */
export type Death = 'claimed' | 'begun' | 'sent';

export interface DyingTransport extends MailTransport {
  /** At the next mail; undefined: at none. */
  death: Death | undefined;
}

export function createDyingTransport(): DyingTransport {
  const outbound = createOutbound(mailOutbound, createSilentLogger());
  const real = createMailTransport({ outbound, certificates: [testCertificate] });
  const transport: DyingTransport = {
    death: undefined,
    async send(...asked) {
      const { death } = transport;
      transport.death = undefined;
      if (death === 'begun') await asked[2]?.();
      const end = death === 'claimed' || death === 'begun' ? undefined : await real.send(...asked);
      if (end === undefined || death === 'sent') throw new Error('killed');
      return end;
    },
  };
  return transport;
}
