/**
 * The invoice panel's page. The bundle of this file is `dist/webviews/invoice.js` (with `invoice.css`), loaded by
 * `renderPage` of src/contract/webview. Views import lit, domain types and contract messages, never the editor's
 * API or Node; what they need from outside they ask their host for.
 */
import '../components/tokens.css';
import { connectEditor } from '../host.ts';
import {
  either,
  isCount,
  isFlag,
  isText,
  listOf,
  oneOf,
  optional,
  shapeOf,
  tableOf,
} from '../state-guards.ts';
import { VireoInvoice } from './invoice-app.ts';
import { invoiceFields } from './invoice-fields.ts';
import type { InvoiceViewState } from './messages.ts';

const isKept = shapeOf<InvoiceViewState>({
  invoiceId: isText,
  zoom: either(oneOf(['fit']), isCount),
  detailsOpen: isFlag,
  openLines: listOf(isText),
  drafts: tableOf(oneOf(invoiceFields), isText),
  lineDrafts: optional(tableOf(isText, isText)),
});

const view = document.querySelector('vireo-invoice');
if (view instanceof VireoInvoice) {
  view.connect(
    connectEditor({
      incoming: { invoice: true, refused: true, gone: true, connection: true },
      state: isKept,
    }),
  );
}
