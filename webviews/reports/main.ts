/**
 * The Reports page. The bundle of this file is `dist/webviews/reports.js` (with `reports.css`), loaded by `renderPage` of
 * src/contract/webview. All figures are the host's.
 */
import '../no-eval.ts';
import '../components/tokens.css';
import {
  reportsHostMessageSchema,
  reportsView,
  reportsViewStateSchema,
} from '../../src/contract/webview/reports-view.ts';
import { connectEditor } from '../host.ts';
import { VireoReports } from './reports-app.ts';

const view = document.querySelector(reportsView.rootElement);
if (view instanceof VireoReports) {
  view.connect(connectEditor({ incoming: reportsHostMessageSchema, state: reportsViewStateSchema }));
}
