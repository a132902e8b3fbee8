/**
 * The Dashboard. The bundle of this file is `dist/webviews/dashboard.js` (with `dashboard.css`), loaded by `renderPage`
 * of src/contract/webview. All figures are the host's.
 */
import '../components/tokens.css';
import { connectEditor } from '../host.ts';
import { isMonth, isText, listOf, optional, shapeOf } from '../state-guards.ts';
import { VireoDashboard } from './dashboard-app.ts';
import type { DashboardViewState } from './messages.ts';

const view = document.querySelector('vireo-dashboard');
if (view instanceof VireoDashboard) {
  view.connect(
    connectEditor({
      incoming: { content: true, connection: true },
      state: shapeOf<DashboardViewState>({ month: optional(isMonth), tables: listOf(isText) }),
    }),
  );
}
