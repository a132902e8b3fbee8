/**
 * The Scanner page. The bundle of this file is `dist/webviews/scanner.js` (with `scanner.css`), loaded by `renderPage`
 * of src/contract/webview. All figures are the host's; the page draws them and asks for pages of the table.
 */
import '../no-eval.ts';
import '../components/tokens.css';
import {
  scannerHostMessageSchema,
  scannerView,
  scannerViewStateSchema,
} from '../../src/contract/webview/scanner-view.ts';
import { connectEditor } from '../host.ts';
import { VireoScanner } from './scanner-app.ts';

const view = document.querySelector(scannerView.rootElement);
if (view instanceof VireoScanner) {
  view.connect(connectEditor({ incoming: scannerHostMessageSchema, state: scannerViewStateSchema }));
}
