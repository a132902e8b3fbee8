/**
 * The Scanner page. The bundle of this file is `dist/webviews/scanner.js` (with `scanner.css`), loaded by `renderPage`
 * of src/contract/webview. All figures are the host's; the page draws them and asks for pages of the table.
 */
import '../components/tokens.css';
import { connectEditor } from '../host.ts';
import {
  isCount,
  isFlag,
  isNumber,
  isText,
  keyOf,
  listOf,
  oneOf,
  optional,
  shapeOf,
  textUpTo,
} from '../state-guards.ts';
import type { ScannerViewState, TableFilter, TableSort } from './messages.ts';
import { VireoScanner } from './scanner-app.ts';
import { words } from './words.ts';

const isKept = shapeOf<ScannerViewState>({
  placeId: optional(isText),
  filter: shapeOf<TableFilter>({
    text: textUpTo(500),
    severities: listOf(keyOf(words.severities)),
    states: listOf(keyOf(words.states)),
    areas: listOf(keyOf(words.areas)),
    sources: listOf(textUpTo(500)),
    age: optional(keyOf(words.ages)),
    path: optional(textUpTo(4096)),
    ruleId: optional(textUpTo(200)),
    onlyNew: isFlag,
  }),
  sort: shapeOf<TableSort>({
    by: oneOf(['severity', 'title', 'place', 'source', 'age']),
    descending: isFlag,
  }),
  offset: isCount,
  tables: listOf(isText),
  scrollTop: isNumber,
});

const view = document.querySelector('vireo-scanner');
if (view instanceof VireoScanner) {
  view.connect(
    connectEditor({
      incoming: { overview: true, rows: true, code: true, notice: true, connection: true },
      state: isKept,
    }),
  );
}
