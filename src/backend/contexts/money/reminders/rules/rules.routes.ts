/** Paths of the rules of reminders; no logic. */
import * as z from 'zod';
import { callerOf } from '../../../../platform/http/authorization.ts';
import { defineRoute, type Route } from '../../../../platform/http/route.ts';
import { expectedVersion, setEtag } from '../../../../platform/http/versions.ts';
import { idParamsSchema } from '../../../../platform/http/wire.ts';
import type { RemindersService } from '../reminders.service.ts';
import {
  previewRuleSchema,
  putClientRuleSchema,
  putPracticeRuleSchema,
  reminderRuleSchema,
  reminderRulesSchema,
  ruleTextsSchema,
} from './rules.schema.ts';

const path = '/api/v1/reminder-rules';
const ofClient = '/api/v1/clients/:id/reminder-rule';
const tags = ['Reminders'];

export function rulesRoutes({ rules }: RemindersService): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path,
      access: 'reminder:read',
      schema: {
        operationId: 'listReminderRules',
        summary: 'The rule of the practice, and those of clients with their own',
        tags,
        response: { 200: reminderRulesSchema },
      },
      handler: async (request) => ({ items: await rules.list(callerOf(request)) }),
    }),
    defineRoute({
      method: 'PUT',
      path,
      access: 'reminder:write',
      schema: {
        operationId: 'putReminderRule',
        summary: 'Set the rule of the practice',
        tags,
        body: putPracticeRuleSchema,
        response: { 200: reminderRuleSchema },
      },
      handler: async (request, reply) => {
        const rule = await rules.putPractice(callerOf(request), request.body, expectedVersion(request));
        setEtag(reply, rule);
        return rule;
      },
    }),
    ...clientRoutes(rules),
  ];
}

function clientRoutes(rules: RemindersService['rules']): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: ofClient,
      access: 'reminder:read',
      config: { tellsMore: true },
      schema: {
        operationId: 'getClientReminderRule',
        summary: 'The rule that a client is reminded by',
        tags,
        params: idParamsSchema,
        response: { 200: reminderRuleSchema },
      },
      handler: async (request, reply) => {
        const rule = await rules.get(callerOf(request), request.params.id);
        setEtag(reply, rule);
        return rule;
      },
    }),
    defineRoute({
      method: 'PUT',
      path: ofClient,
      access: 'reminder:write',
      schema: {
        operationId: 'putClientReminderRule',
        summary: 'Give a client a rule of its own',
        tags,
        params: idParamsSchema,
        body: putClientRuleSchema,
        response: { 200: reminderRuleSchema },
      },
      handler: async (request, reply) => {
        const { params, body } = request;
        const expected = expectedVersion(request);
        const rule = await rules.put({
          caller: callerOf(request),
          clientId: params.id,
          input: body,
          expected,
        });
        setEtag(reply, rule);
        return rule;
      },
    }),
    defineRoute({
      method: 'DELETE',
      path: ofClient,
      access: 'reminder:write',
      schema: {
        operationId: 'deleteClientReminderRule',
        summary: 'Let a client follow the rule of the practice again',
        tags,
        params: idParamsSchema,
        response: { 204: z.null() },
      },
      handler: async (request, reply) => {
        await rules.remove(callerOf(request), request.params.id, expectedVersion(request));
        return reply.code(204).send();
      },
    }),
    defineRoute({
      method: 'POST',
      path: `${ofClient}/preview`,
      access: 'reminder:read',
      schema: {
        operationId: 'previewClientReminderRule',
        summary: 'The texts of a rule as this client would get them, and the hash that allows them',
        tags,
        params: idParamsSchema,
        body: previewRuleSchema,
        response: { 200: ruleTextsSchema },
      },
      handler: async (request) => await rules.preview(callerOf(request), request.params.id, request.body),
    }),
  ];
}
