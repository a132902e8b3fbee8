/** Reports of money: reads only. */
import { defineSlice } from '../../../platform/slice.ts';
import { moneyReportsRoutes } from './money-reports.routes.ts';
import { createMoneyReportsService, type MoneyReportPorts } from './money-reports.service.ts';
import { moneyReportTools } from './money-reports.tools.ts';

export const moneyReportsSlice = defineSlice({
  name: 'insight/money',
  tables: [],
  reads: ['invoices'],
  people: [],
  mount: (ports: MoneyReportPorts) => {
    const service = createMoneyReportsService(ports);
    return { routes: moneyReportsRoutes(service), tools: moneyReportTools(service) };
  },
});
