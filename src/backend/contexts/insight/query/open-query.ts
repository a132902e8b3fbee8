/** The one evaluator of questions, bound to a caller: coach, tool and command line ask it. */
import type { FiguresPort } from '../../../../domain/figures/figures.ts';
import { grantOf } from '../../../../domain/policy/policy.ts';
import type { Subject } from '../../../../domain/query/frame.ts';
import { localDate } from '../../../../domain/zones.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { PersonCaller } from '../../../platform/http/actor.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Query } from '../model/query/answers.ts';
import { timeOf } from '../model/time-of.ts';
import { countedOf } from './counted-of.ts';
import { evaluate } from './evaluate.ts';
import { openInvoiceSource } from './invoices/invoices.source.ts';
import { openPayTimeSource } from './pay-times.source.ts';
import { openPaymentSource } from './payments.source.ts';
import { openClientSource, openProjectSource } from './projects.source.ts';
import type { QuerySource } from './query.ts';
import { openTimeSource } from './time.source.ts';
import { openUnbilledSource } from './unbilled.source.ts';

export interface OpenQueryPorts {
  readonly reads: SlicePorts['reads'];
  readonly figures: FiguresPort;
  readonly clock: Clock;
  loadPolicy(reads: Reads): Promise<{ readonly zone: string; readonly currency: string }>;
}

/** Nothing that the caller's role may not see. */
export function openQuery(ports: OpenQueryPorts, { actor }: Pick<PersonCaller, 'actor'>): Query {
  const reads = ports.reads(actor);
  return {
    async evaluate(frame) {
      const { zone, currency } = await ports.loadPolicy(reads);
      const today = localDate(ports.clock(), zone);
      const of = timeOf({ actor }, frame.isMine);
      const shared = { reads, figures: ports.figures, of, today, currency };
      const openers: Readonly<Record<Subject, () => QuerySource>> = {
        time: () => openTimeSource(shared),
        unbilled: () => openUnbilledSource(shared),
        invoices: () => openInvoiceSource(shared),
        payments: () => openPaymentSource(shared),
        payTimes: () => openPayTimeSource(shared),
        projects: () => openProjectSource(shared),
        clients: () => openClientSource(shared),
      };
      return await evaluate(frame, {
        openSource: (subject) => openers[subject](),
        mayRead: (permission) => grantOf(actor, permission) !== undefined,
        findCounted: async (asked, figure) => {
          const narrowed = countedOf(asked, figure);
          return narrowed === undefined ? 'everybody' : await ports.figures.findCounted(of, narrowed);
        },
        currency,
      });
    },
  };
}
