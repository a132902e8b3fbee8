/** Why a draft would have no time: where it is instead. */
import { formatMinutes } from '../../../../../../domain/duration.ts';
import type { Period } from '../../../../../../domain/periods/periods.ts';
import type { NamedRecord } from '../../../model/named-record.ts';
import { plain } from '../answer.ts';
import { tr } from '../shared.ts';
import { issueSentence } from './invoice-acts.ts';
import type { Plan, PlanContext } from './plan.ts';

/** Undefined where something can be billed, or the person may not see the time. */
export async function refuseDraft(
  { client, period }: { readonly client: NamedRecord; readonly period: Period | undefined },
  context: PlanContext,
): Promise<Plan | undefined> {
  const { data } = context;
  if (!data.may('time')) return undefined;
  const rows = await data.listUnbilled({ clientId: client.id, period, mine: false });
  if (rows.some(({ readySeconds }) => readySeconds > 0)) return undefined;
  const total = (of: (row: (typeof rows)[number]) => number): number =>
    rows.reduce((sum, row) => sum + of(row), 0);
  const drafted = total(({ draftSeconds }) => draftSeconds);
  const waiting = total(({ seconds }) => seconds) - drafted;
  const name = plain(client.name);
  const parts = [
    ...(drafted > 0
      ? [
          tr(
            context,
            `${formatMinutes(drafted)} h are on a draft already.`,
            `${formatMinutes(drafted)} h stehen schon auf einem Entwurf.`,
          ),
        ]
      : []),
    ...(waiting > 0
      ? [
          tr(
            context,
            `${formatMinutes(waiting)} h are of weeks that are not approved.`,
            `${formatMinutes(waiting)} h sind aus Wochen, die nicht genehmigt sind.`,
          ),
        ]
      : []),
  ];
  const nothing = tr(
    context,
    `No approved time of ${name} is left to bill.`,
    `Von ${name} ist keine genehmigte Zeit mehr abzurechnen.`,
  );
  return {
    ask: [nothing, ...parts].join(' '),
    choices: [
      ...(drafted > 0 ? [issueSentence(client.name, context)] : []),
      ...(waiting > 0
        ? [
            tr(
              context,
              'Submit my timesheet for last week',
              'Reiche meinen Stundenzettel für letzte Woche ein',
            ),
          ]
        : []),
    ],
  };
}

/** Ids of clients with time that can be billed now; none where the person may not see it. */
export async function listReadyClients({ data }: PlanContext): Promise<ReadonlySet<string>> {
  const rows = data.may('time') ? await data.listUnbilled({ mine: false }) : [];
  return new Set(rows.flatMap(({ clientId, readySeconds }) => (readySeconds > 0 ? clientId : [])));
}
