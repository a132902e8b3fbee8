/** Reports that are saved under a name get their id once: sent again after a lost answer, one is there once. */
import type { CreateSavedReportInput } from '../../../src/api-client/index.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';

type Report = Required<Pick<CreateSavedReportInput, 'name' | 'query'>>;

export class ReportSaver {
  /** The last that failed. */
  private unsaved: { readonly content: string; readonly id: string; readonly name: string } | undefined;

  /** What it was to be called. */
  get unsavedName(): string {
    return this.unsaved?.name ?? '';
  }

  async save({ backend }: Pick<PagePorts, 'backend'>, report: Report): Promise<void> {
    const content = JSON.stringify(report);
    await backend.ask((api, options) => {
      const id = this.unsaved?.content === content ? this.unsaved.id : api.newId();
      this.unsaved = { content, id, name: report.name };
      return api.createSavedReport({ ...options, body: { id, ...report } });
    });
    this.unsaved = undefined;
  }
}
