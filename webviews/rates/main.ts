/**
 * The Rates page. The bundle of this file is `dist/webviews/rates.js` (with `rates.css`), loaded by `renderPage` of
 * src/contract/webview. What a rate does to recorded time is the host's to say.
 */
import '../components/tokens.css';
import { connectEditor } from '../host.ts';
import { isCount, isText, oneOf, optional, shapeOf, textUpTo } from '../state-guards.ts';
import type { RateDraft, RatesViewState } from './messages.ts';
import { VireoRates } from './rates-app.ts';

const isDraft = shapeOf<RateDraft>({
  rateId: optional(isText),
  version: optional(isCount),
  projectId: isText,
  scope: oneOf(['task', 'project', 'client', 'organization']),
  scopeId: isText,
  actorId: isText,
  from: isText,
  amount: textUpTo(40),
  source: textUpTo(200),
});

const view = document.querySelector('vireo-rates');
if (view instanceof VireoRates) {
  view.connect(
    connectEditor({
      incoming: { content: true, connection: true, preview: true, refused: true, saved: true },
      state: shapeOf<RatesViewState>({ projectId: optional(isText), draft: optional(isDraft) }),
    }),
  );
}
