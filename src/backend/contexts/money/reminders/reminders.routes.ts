/** Paths of reminders; no logic. */
import { callerOf } from '../../../platform/http/authorization.ts';
import { sendRecord } from '../../../platform/http/resource-routes.ts';
import { defineRoute, type Route } from '../../../platform/http/route.ts';
import { idParamsSchema } from '../../../platform/http/wire.ts';
import {
  invoiceRemindersSchema,
  pauseSchema,
  reminderListSchema,
  reminderPreviewSchema,
  reminderSchema,
  sendReminderSchema,
} from './reminders.schema.ts';
import type { RemindersService } from './reminders.service.ts';

const ofInvoice = '/api/v1/invoices/:id';
const tags = ['Reminders'];

export function remindersRoutes(service: RemindersService): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/reminders',
      access: 'reminder:read',
      schema: {
        operationId: 'listReminders',
        summary: 'What is overdue, and the next reminder of each invoice',
        tags,
        response: { 200: reminderListSchema },
      },
      handler: async (request) => await service.list(callerOf(request)),
    }),
    defineRoute({
      method: 'GET',
      path: `${ofInvoice}/reminder`,
      access: 'reminder:read',
      schema: {
        operationId: 'getInvoiceReminder',
        summary: 'The next reminder of an invoice as it would be written now',
        tags,
        params: idParamsSchema,
        response: { 200: reminderPreviewSchema },
      },
      handler: async (request) => await service.preview(callerOf(request), request.params.id),
    }),
    defineRoute({
      method: 'GET',
      path: `${ofInvoice}/reminders`,
      access: 'reminder:read',
      schema: {
        operationId: 'listInvoiceReminders',
        summary: 'Every reminder of an invoice that was written, with its text',
        tags,
        params: idParamsSchema,
        response: { 200: invoiceRemindersSchema },
      },
      handler: async (request) => ({
        items: await service.written(callerOf(request), request.params.id),
      }),
    }),
    ...writingRoutes(service),
  ];
}

function writingRoutes(service: RemindersService): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: `${ofInvoice}/reminders`,
      access: 'reminder:write',
      schema: {
        operationId: 'sendReminder',
        summary: 'Send the next reminder, or record one that another program has sent',
        tags,
        params: idParamsSchema,
        body: sendReminderSchema,
        response: { 200: reminderSchema, 201: reminderSchema },
      },
      handler: async (request, reply) => {
        const { params, body } = request;
        const on = { caller: callerOf(request), invoiceId: params.id, input: body };
        const { created, record } = await service.send(on);
        return sendRecord(reply, record, created ? 201 : 200);
      },
    }),
    defineRoute({
      method: 'POST',
      path: `${ofInvoice}/reminder/pause`,
      access: 'reminder:write',
      schema: {
        operationId: 'pauseReminders',
        summary: 'Rest the reminders of an invoice, with a reason such as a dispute',
        tags,
        params: idParamsSchema,
        body: pauseSchema,
        response: { 200: reminderPreviewSchema },
      },
      handler: async (request) =>
        await service.pause(callerOf(request), request.params.id, request.body.reason),
    }),
    defineRoute({
      method: 'POST',
      path: `${ofInvoice}/reminder/resume`,
      access: 'reminder:write',
      schema: {
        operationId: 'resumeReminders',
        summary: 'Go on with the reminders of an invoice',
        tags,
        params: idParamsSchema,
        response: { 200: reminderPreviewSchema },
      },
      handler: async (request) => await service.resume(callerOf(request), request.params.id),
    }),
  ];
}
