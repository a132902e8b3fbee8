/** What the page kept through a reload, where this version understands it. */
import type { RunViewState } from '../../src/contract/webview/agents/run-view.ts';
import { isText, listOf, optional, shapeOf } from '../state-guards.ts';
import type { Draft } from './choice.ts';

export const isRunState = shapeOf<RunViewState>({
  requestId: isText,
  selected: optional(isText),
  draft: optional(shapeOf<Draft>({ question: isText, rejected: listOf(isText), comment: isText })),
});
