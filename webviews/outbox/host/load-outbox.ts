/** Asks for what the page Mail and Schedules shows, and prints it. */
import type {
  Mail,
  MailAccount,
  Outgoing,
  RecurringInvoice,
  Schedule,
  UnreachableAddress,
} from '../../../src/api-client/index.ts';
import { loadAll } from '../../../src/api-client/load-all.ts';
import type { Resource } from '../../../src/pages/changes.ts';
import { describeOutgoing } from '../../../src/pages/mail/describe-outgoing.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import { printInstant } from '../../../src/pages/time/print-instant.ts';
import type { MailRow, OutboxContent } from '../messages.ts';
import { toMailRow } from './mail-words.ts';
import { toScheduleRow } from './schedule-words.ts';

export const outboxResources: readonly Resource[] = [
  'mail',
  'mail-account',
  'schedule',
  'recurring-invoice',
  'unreachable-address',
];

type Ports = Pick<PagePorts, 'backend' | 'locale' | 't'>;

/** States that wait for a person. */
const asking = ['may_have_been_sent', 'refused', 'waiting_for_password'] as const;
const leaving = ['sending', 'queued'] as const;

/** @param shown of those that were sent or dropped, at most so many of each */
export async function loadOutbox(ports: Ports, shown: number): Promise<OutboxContent> {
  const { backend } = ports;
  const listAll = (state: Mail['state']) =>
    loadAll((cursor) =>
      backend.ask((api, options) => api.listMails({ ...options, query: { limit: 200, state, ...cursor } })),
    );
  const listSome = (state: Mail['state']) =>
    backend.ask((api, options) =>
      api.listMails({ ...options, query: { limit: Math.min(shown, 200), state } }),
    );
  const [outgoing, accounts, asks, waits, sent, dropped, schedules, recurring, unreachable] =
    await Promise.all([
      backend.ask((api, options) => api.getOutgoing({ ...options })),
      backend.ask((api, options) => api.listMailAccounts({ ...options })),
      Promise.all(asking.map(listAll)),
      Promise.all(leaving.map(listAll)),
      listSome('sent'),
      listSome('dropped'),
      loadAll((cursor) =>
        backend.ask((api, options) => api.listSchedules({ ...options, query: { limit: 200, ...cursor } })),
      ),
      loadAll((cursor) =>
        backend.ask((api, options) =>
          api.listRecurringInvoices({ ...options, query: { limit: 200, ...cursor } }),
        ),
      ),
      loadAll((cursor) =>
        backend.ask((api, options) =>
          api.listUnreachableAddresses({ ...options, query: { limit: 200, ...cursor } }),
        ),
      ),
    ]);
  return toContent(
    {
      outgoing,
      accounts: accounts.items,
      asks: asks.flat(),
      waits: waits.flat(),
      over: [...sent.items, ...dropped.items],
      hasMore: shown < 200 && (sent.nextCursor !== null || dropped.nextCursor !== null),
      schedules,
      recurring,
      unreachable,
    },
    ports,
  );
}

interface Loaded {
  readonly outgoing: Outgoing;
  readonly accounts: readonly MailAccount[];
  readonly asks: readonly Mail[];
  readonly waits: readonly Mail[];
  readonly over: readonly Mail[];
  readonly hasMore: boolean;
  readonly schedules: readonly Schedule[];
  readonly recurring: readonly Pick<RecurringInvoice, 'id' | 'name'>[];
  readonly unreachable: readonly UnreachableAddress[];
}

/** Pure. */
export function toContent(loaded: Loaded, printing: Pick<Ports, 'locale' | 't'>): OutboxContent {
  const { outgoing, accounts, schedules } = loaded;
  const rest = describeOutgoing(outgoing, printing.t);
  const accountOf = new Map(accounts.map((account) => [account.id, account]));
  const rows = (mails: readonly Mail[]): MailRow[] =>
    mails
      .toSorted((one, other) => other.updatedAt.localeCompare(one.updatedAt))
      .map((mail) => toMailRow(mail, printing, accountOf.get(mail.accountId)));
  const subjects = new Map(loaded.recurring.map(({ id, name }) => [id, name]));
  return {
    type: 'content',
    rest: rest === undefined ? null : { sentence: rest.sentence, canRelease: rest.canRelease },
    accounts: accounts.map(({ id, address, password }) => ({
      id,
      address,
      lacksPassword: password === 'missing',
    })),
    asks: rows(loaded.asks),
    waits: rows(loaded.waits),
    over: rows(loaded.over),
    hasMore: loaded.hasMore,
    schedules: schedules.map((schedule) =>
      toScheduleRow(schedule, subjects.get(schedule.subjectId ?? ''), {
        ...printing,
        ...(rest !== undefined && { rest: rest.sentence }),
      }),
    ),
    unreachable: loaded.unreachable.map(({ id, address, reason, createdAt }) => ({
      id,
      address,
      reason,
      since: printInstant(createdAt, printing.locale),
    })),
  };
}
