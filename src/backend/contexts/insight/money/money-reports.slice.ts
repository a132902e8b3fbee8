/** Reports of money: reads only. */
import { defineSlice } from '../../../platform/slice.ts';
import { moneyReportsRoutes } from './money-reports.routes.ts';
import { createMoneyReportsService, type MoneyReportPorts } from './money-reports.service.ts';

export const moneyReportsSlice = defineSlice({
  name: 'insight/money',
  tables: [],
  reads: ['invoices', 'payments', 'payment_allocations', 'clients'],
  people: [],
  mount: (ports: MoneyReportPorts) => ({ routes: moneyReportsRoutes(createMoneyReportsService(ports)) }),
});
