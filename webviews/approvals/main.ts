/**
 * The Approvals page. The bundle of this file is `dist/webviews/approvals.js` (with `approvals.css`), loaded by
 * `renderPage` of src/contract/webview. It asks its host for everything.
 */
import '../no-eval.ts';
import '../components/tokens.css';
import {
  approvalsHostMessageSchema,
  approvalsView,
  approvalsViewStateSchema,
} from '../../src/contract/webview/approvals-view.ts';
import { connectEditor } from '../host.ts';
import { VireoApprovals } from './approvals-app.ts';

const view = document.querySelector(approvalsView.rootElement);
if (view instanceof VireoApprovals) {
  view.connect(connectEditor({ incoming: approvalsHostMessageSchema, state: approvalsViewStateSchema }));
}
