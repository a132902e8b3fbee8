/** The host side of the Reports page; a bundle of its own. It asks when the page does, and again when records change. */
import * as vscode from 'vscode';
import {
  type ReportQuestion,
  type ReportsHostMessage,
  type ReportsViewMessage,
  reportsViewMessageSchema,
} from '../../../../webviews/reports/messages.ts';
import { runCommand } from '../../platform/commands.ts';
import { userLocale } from '../../platform/l10n.ts';
import { hostPage } from '../../platform/pages/host-page.ts';
import { loadOrFail } from '../../platform/pages/load-or-fail.ts';
import type { Page, PageTable } from '../../platform/pages/page-host.ts';
import type { ShownPage } from '../../platform/pages/shown-page.ts';
import type { ApartPorts } from '../../platform/practice/told-apart.ts';
import type { Services } from '../../platform/services.ts';
import { today } from '../../platform/time/iso-week.ts';
import { loadEntries, loadReport, reportResources } from './load-report.ts';
import { toSavedQuery } from './report-query.ts';
import { ReportSaver } from './report-saver.ts';
import { saveCsv } from './save-csv.ts';

export function attachReportsPanel(services: Services, shown: ShownPage): void {
  hostPage(services, shown, (page) => new ReportsPage(services, page).table);
}

const firstQuestion: ReportQuestion = { period: { name: 'this-month' }, groupBy: 'project', filter: {} };

class ReportsPage {
  private readonly services: Services;
  private readonly page: Page<ReportsHostMessage>;
  private question = firstQuestion;
  private readonly saver = new ReportSaver();

  constructor(services: Services, page: Page<ReportsHostMessage>) {
    this.services = services;
    this.page = page;
  }

  private get ports(): ApartPorts {
    return { t: this.services.t, locale: userLocale() };
  }

  get table(): PageTable<ReportsViewMessage, ReportsHostMessage> {
    return {
      incoming: reportsViewMessageSchema,
      showsConnection: true,
      watch: reportResources,
      load: () =>
        loadOrFail(this.services, 'Reports', () =>
          loadReport(this.services.backend, {
            question: this.question,
            today: this.today,
            ports: this.ports,
          }),
        ),
      on: {
        ready: ({ question = firstQuestion }) => this.ask(question),
        ask: ({ question }) => this.ask(question),
        refresh: () => this.page.fill(),
        showEntries: async (message) =>
          await this.page.send(await loadEntries(this.services.backend, { ...message, ports: this.ports })),
        openRecord: ({ link }) => runCommand('vireo.openRecord', { record: link }),
        saveReport: ({ question }) => this.save(question),
        deleteSaved: ({ id }) => this.deleteSaved(id),
        exportCsv: ({ question }) => saveCsv(this.services, question, this.today),
      },
    };
  }

  private get today(): string {
    return today(this.services.clock.now());
  }

  private async ask(question: ReportQuestion): Promise<void> {
    this.question = question;
    await this.page.fill();
  }

  private async save(question: ReportQuestion): Promise<void> {
    const { t } = this.services;
    const name = await vscode.window.showInputBox({
      title: t('Save report'),
      prompt: t('A name for what is asked for; its figures follow the time'),
      value: this.saver.unsavedName,
      validateInput: (text) => (text.trim() === '' ? t('A name is needed.') : undefined),
    });
    if (name === undefined) return;
    await this.saver.save(this.services, { name: name.trim(), query: toSavedQuery(question) });
    await this.ask(question);
  }

  private async deleteSaved(id: string): Promise<void> {
    await this.services.backend.ask((api, options) => api.deleteSavedReport({ ...options, path: { id } }));
    await this.page.fill();
  }
}
