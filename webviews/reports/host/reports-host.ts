/** The host side of the Reports page. It asks when the page does, and again when records change. */

import { loadOrFail } from '../../../src/pages/load-or-fail.ts';
import type { DefinePage, Page, PageTable } from '../../../src/pages/page-host.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import type { ApartPorts } from '../../../src/pages/practice/told-apart.ts';
import { today } from '../../../src/pages/time/iso-week.ts';
import {
  type ReportQuestion,
  type ReportsHostMessage,
  type ReportsViewMessage,
  reportsViewMessageSchema,
} from '../messages.ts';
import { loadEntries, loadReport, reportResources } from './load-report.ts';
import { actOnMailed, mailReport } from './mailed-reports.ts';
import { toSavedQuery } from './report-query.ts';
import { ReportSaver } from './report-saver.ts';
import { saveCsv } from './save-csv.ts';

const firstQuestion: ReportQuestion = { period: { name: 'this-month' }, groupBy: 'project', filter: {} };

export function defineReports(ports: PagePorts): DefinePage<ReportsViewMessage, ReportsHostMessage> {
  return (page) => new ReportsPage(ports, page).table;
}

class ReportsPage {
  private readonly ports: PagePorts;
  private readonly page: Page<ReportsHostMessage>;
  private question = firstQuestion;
  private readonly saver = new ReportSaver();

  constructor(ports: PagePorts, page: Page<ReportsHostMessage>) {
    this.ports = ports;
    this.page = page;
  }

  private get apart(): ApartPorts {
    return { t: this.ports.t, locale: this.ports.locale };
  }

  get table(): PageTable<ReportsViewMessage, ReportsHostMessage> {
    return {
      incoming: reportsViewMessageSchema,
      showsConnection: true,
      watch: reportResources,
      load: () =>
        loadOrFail(this.ports, 'Reports', () =>
          loadReport(this.ports.backend, {
            question: this.question,
            today: this.today,
            ports: this.apart,
          }),
        ),
      on: {
        ready: ({ question = firstQuestion }) => this.ask(question),
        ask: ({ question }) => this.ask(question),
        refresh: () => this.page.fill(),
        showEntries: async (message) =>
          await this.page.send(await loadEntries(this.ports.backend, { ...message, ports: this.apart })),
        openRecord: ({ link }) => this.ports.openRecord(link),
        saveReport: ({ question }) => this.save(question),
        deleteSaved: ({ id }) => this.deleteSaved(id),
        exportCsv: ({ question }) => saveCsv(this.ports, question, this.today),
        mailReport: () => this.thenFill(() => mailReport(this.ports)),
        actOnMailed: ({ id, act }) => this.thenFill(() => actOnMailed(this.ports, id, act)),
      },
    };
  }

  private get today(): string {
    return today(this.ports.clock.now());
  }

  private async ask(question: ReportQuestion): Promise<void> {
    this.question = question;
    await this.page.fill();
  }

  private async save(question: ReportQuestion): Promise<void> {
    const { ask, t } = this.ports;
    const name = await ask({
      kind: 'text',
      title: t('Save report'),
      prompt: t('A name for what is asked for; its figures follow the time'),
      value: this.saver.unsavedName,
      check: (text) => (text.trim() === '' ? t('A name is needed.') : undefined),
    });
    if (name === undefined) return;
    await this.saver.save(this.ports, { name: name.trim(), query: toSavedQuery(question) });
    await this.ask(question);
  }

  private async thenFill(act: () => Promise<void>): Promise<void> {
    await act();
    await this.page.fill();
  }

  private async deleteSaved(id: string): Promise<void> {
    await this.ports.backend.ask((api, options) => api.deleteSavedReport({ ...options, path: { id } }));
    await this.page.fill();
  }
}
