/** Unbilled time as a tool. */
import * as z from 'zod';
import type { FiguresPort } from '../../../../domain/figures/figures.ts';
import { sumByCurrency } from '../../../../domain/money.ts';
import { defineTool, type Tool } from '../../../platform/tools/tool.ts';
import {
  amountOut,
  clientIdField,
  fromField,
  isMineField,
  linkOut,
  linkTo,
  ofWhomOut,
  projectIdField,
  rowsAtMost,
  secondsOut,
  toAmount,
  toField,
} from '../../../platform/tools/tool-fields.ts';
import { onlyOf, timeOf } from '../model/time-of.ts';

const unbilledOut = { seconds: secondsOut, amounts: z.array(amountOut) };

export function figureTools(figures: Pick<FiguresPort, 'listUnbilled' | 'findCounted'>): readonly Tool[] {
  return [
    defineTool({
      name: 'list_unbilled',
      title: 'List Unbilled Time',
      toolset: 'time',
      isUsual: true,
      description:
        'Billable time that no issued invoice bills, by client, with net value; readySeconds: can be invoiced now, draftSeconds: on a draft.',
      effect: 'read',
      permission: 'time:read',
      input: z.strictObject({
        from: fromField.optional(),
        to: toField.optional(),
        clientId: clientIdField.optional(),
        projectId: projectIdField.optional(),
        isMine: isMineField.optional(),
      }),
      output: z.object({
        total: z.object(unbilledOut),
        items: z.array(
          z.object({
            clientId: z.string(),
            clientName: z.string(),
            ...unbilledOut,
            readySeconds: secondsOut,
            draftSeconds: secondsOut,
            entries: z.number().int(),
            link: linkOut,
          }),
        ),
        cut: z.boolean(),
        ofWhom: ofWhomOut,
      }),
      async run({ from, to, clientId, projectId, isMine }, { caller }) {
        const isAll = from === undefined && to === undefined;
        const period = isAll ? undefined : { from: from ?? '1900-01-01', to: to ?? '2999-12-31' };
        const of = timeOf(caller, isMine);
        const ofWhom = await figures.findCounted(of, { projectIds: onlyOf(projectId) });
        const clients = await figures.listUnbilled(of, { period, clientId, projectId });
        const items = clients.slice(0, rowsAtMost).map((client) => ({
          clientId: client.clientId,
          clientName: client.clientName,
          seconds: client.seconds,
          readySeconds: client.readySeconds,
          draftSeconds: client.draftSeconds,
          entries: client.entries,
          amounts: client.amounts.map(toAmount),
          link: linkTo('client', client.clientId),
        }));
        const seconds = clients.reduce((sum, client) => sum + client.seconds, 0);
        const amounts = sumByCurrency(clients.flatMap((client) => client.amounts)).map(toAmount);
        const cut = clients.length > rowsAtMost;
        return { output: { total: { seconds, amounts }, items, cut, ofWhom }, links: [] };
      },
    }),
  ];
}
