/** Paths of the reports of money; no logic. */
import * as z from 'zod';
import { callerOf } from '../../../platform/http/authorization.ts';
import { defineRoute, type Route } from '../../../platform/http/route.ts';
import {
  ageingQuerySchema,
  ageingSchema,
  marginQuerySchema,
  marginSchema,
  revenueQuerySchema,
  revenueSchema,
  vatQuerySchema,
  vatSchema,
} from './money-reports.schema.ts';
import type { MoneyReportsService } from './money-reports.service.ts';

const path = '/api/v1/reports';
const tags = ['Reports'];
const access = 'invoice:read';
const asCsv = { produces: ['text/csv'], response: { 200: z.string() } };
const csv = 'text/csv; charset=utf-8';
/** The library of separated values is loaded when a report is written. */
const loadWriters = () => import('./write-money-csv.ts');

export function moneyReportsRoutes(service: MoneyReportsService): readonly Route[] {
  return [
    ...ageingRoutes(service),
    ...revenueRoutes(service),
    ...vatRoutes(service),
    ...marginRoutes(service),
  ];
}

function ageingRoutes(service: MoneyReportsService): readonly Route[] {
  const querystring = ageingQuerySchema;
  const summary = 'What clients owed at the end of a day, by how late it was';
  return [
    defineRoute({
      method: 'GET',
      path: `${path}/ageing`,
      access,
      schema: { operationId: 'getAgeing', summary, tags, querystring, response: { 200: ageingSchema } },
      handler: async (request) => await service.ageing(callerOf(request), request.query),
    }),
    defineRoute({
      method: 'GET',
      path: `${path}/ageing.csv`,
      access,
      schema: {
        operationId: 'getAgeingCsv',
        summary: `${summary}, as separated values`,
        tags,
        querystring,
        ...asCsv,
      },
      handler: async (request, reply) => {
        const { writeAgeingCsv } = await loadWriters();
        const report = await service.ageing(callerOf(request), request.query);
        return reply.type(csv).send(writeAgeingCsv(report));
      },
    }),
  ];
}

function revenueRoutes(service: MoneyReportsService): readonly Route[] {
  const querystring = revenueQuerySchema;
  const summary = 'What was invoiced and what was received, by month';
  return [
    defineRoute({
      method: 'GET',
      path: `${path}/revenue`,
      access,
      schema: { operationId: 'getRevenue', summary, tags, querystring, response: { 200: revenueSchema } },
      handler: async (request) => await service.revenue(callerOf(request), request.query),
    }),
    defineRoute({
      method: 'GET',
      path: `${path}/revenue.csv`,
      access,
      schema: {
        operationId: 'getRevenueCsv',
        summary: `${summary}, as separated values`,
        tags,
        querystring,
        ...asCsv,
      },
      handler: async (request, reply) => {
        const { writeRevenueCsv } = await loadWriters();
        const report = await service.revenue(callerOf(request), request.query);
        return reply.type(csv).send(writeRevenueCsv(report));
      },
    }),
  ];
}

function vatRoutes(service: MoneyReportsService): readonly Route[] {
  const querystring = vatQuerySchema;
  const summary = 'VAT of what was issued in a period, by category and rate';
  return [
    defineRoute({
      method: 'GET',
      path: `${path}/vat`,
      access,
      schema: { operationId: 'getVatReport', summary, tags, querystring, response: { 200: vatSchema } },
      handler: async (request) => await service.vat(callerOf(request), request.query),
    }),
    defineRoute({
      method: 'GET',
      path: `${path}/vat.csv`,
      access,
      schema: {
        operationId: 'getVatReportCsv',
        summary: `${summary}, as separated values`,
        tags,
        querystring,
        ...asCsv,
      },
      handler: async (request, reply) => {
        const { writeVatCsv } = await loadWriters();
        const report = await service.vat(callerOf(request), request.query);
        return reply.type(csv).send(writeVatCsv(report));
      },
    }),
  ];
}

/** It tells what clients pay as well: the service asks for invoice:read beside. */
function marginRoutes(service: MoneyReportsService): readonly Route[] {
  const querystring = marginQuerySchema;
  const summary = 'Billable amount, cost and margin of worked time by project; needs invoice:read, too';
  const marginAccess = 'cost:read';
  return [
    defineRoute({
      method: 'GET',
      path: `${path}/margin`,
      access: marginAccess,
      schema: { operationId: 'getMargin', summary, tags, querystring, response: { 200: marginSchema } },
      handler: async (request) => await service.margin(callerOf(request), request.query),
    }),
    defineRoute({
      method: 'GET',
      path: `${path}/margin.csv`,
      access: marginAccess,
      schema: {
        operationId: 'getMarginCsv',
        summary: `${summary}, as separated values`,
        tags,
        querystring,
        ...asCsv,
      },
      handler: async (request, reply) => {
        const { writeMarginCsv } = await loadWriters();
        const report = await service.margin(callerOf(request), request.query);
        return reply.type(csv).send(writeMarginCsv(report));
      },
    }),
  ];
}
