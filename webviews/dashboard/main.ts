/**
 * The Dashboard. The bundle of this file is `dist/webviews/dashboard.js` (with `dashboard.css`), loaded by `renderPage`
 * of src/contract/webview. All figures are the host's.
 */
import '../no-eval.ts';
import '../components/tokens.css';
import {
  dashboardHostMessageSchema,
  dashboardView,
  dashboardViewStateSchema,
} from '../../src/contract/webview/dashboard-view.ts';
import { connectEditor } from '../host.ts';
import { VireoDashboard } from './dashboard-app.ts';

const view = document.querySelector(dashboardView.rootElement);
if (view instanceof VireoDashboard) {
  view.connect(connectEditor({ incoming: dashboardHostMessageSchema, state: dashboardViewStateSchema }));
}
