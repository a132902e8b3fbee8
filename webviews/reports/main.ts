/**
 * The Reports page. The bundle of this file is `dist/webviews/reports.js` (with `reports.css`), loaded by `renderPage` of
 * src/contract/webview. All figures are the host's.
 */
import '../components/tokens.css';
import { connectEditor } from '../host.ts';
import {
  either,
  isDate,
  isFlag,
  isText,
  listOf,
  oneOf,
  optional,
  shapeOf,
  textUpTo,
} from '../state-guards.ts';
import type { ReportFilter, ReportQuestion, ReportsViewState } from './messages.ts';
import { groupings, namedPeriods } from './report-choices.ts';
import { VireoReports } from './reports-app.ts';

type Period = ReportQuestion['period'];

const isQuestion = shapeOf<ReportQuestion>({
  period: either(
    shapeOf<Extract<Period, { name: unknown }>>({ name: oneOf(namedPeriods) }),
    shapeOf<Extract<Period, { from: unknown }>>({ from: isDate, to: isDate }),
  ),
  groupBy: oneOf(groupings),
  thenBy: optional(oneOf(groupings)),
  filter: shapeOf<ReportFilter>({
    clientId: optional(isText),
    projectId: optional(isText),
    taskId: optional(isText),
    userId: optional(isText),
    tag: optional(isText),
    tagSet: optional(isText),
    billable: optional(isFlag),
    text: optional(textUpTo(200)),
  }),
});

const view = document.querySelector('vireo-reports');
if (view instanceof VireoReports) {
  view.connect(
    connectEditor({
      incoming: { report: true, entries: true, failed: true, connection: true },
      state: shapeOf<ReportsViewState>({ question: optional(isQuestion), tables: listOf(isText) }),
    }),
  );
}
