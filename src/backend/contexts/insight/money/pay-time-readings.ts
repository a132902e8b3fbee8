/** How long payment took: of the ledger that the reports of money read. */
import { payTimesOf } from '../../../../domain/money-reports/pay-times.ts';
import type { Caller } from '../../../platform/http/actor.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import { loadLedger, type OfClient } from '../model/ledger.repository.ts';

export function createPayTimeReadings(ports: Pick<SlicePorts, 'reads'>) {
  return {
    async payTimes({ actor }: Caller, { clientId }: OfClient) {
      const { ledger } = await loadLedger(ports.reads(actor), { clientId });
      return payTimesOf(ledger);
    },
  };
}
