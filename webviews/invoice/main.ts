/**
 * The invoice panel's page. The bundle of this file is `dist/webviews/invoice.js` (with `invoice.css`), loaded by
 * `renderPage` of src/contract/webview. Views import lit, domain types and contract messages, never the editor's
 * API or Node; what they need from outside they ask their host for.
 */
import '../no-eval.ts';
import '../components/tokens.css';
import {
  invoiceHostMessageSchema,
  invoiceView,
  invoiceViewStateSchema,
} from '../../src/contract/webview/invoice-view.ts';
import { connectEditor } from '../host.ts';
import { VireoInvoice } from './invoice-app.ts';

const view = document.querySelector(invoiceView.rootElement);
if (view instanceof VireoInvoice) {
  view.connect(connectEditor({ incoming: invoiceHostMessageSchema, state: invoiceViewStateSchema }));
}
