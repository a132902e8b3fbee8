/** What the page kept through a reload, where this version understands it. */

import { either, isFlag, isText, listOf, oneOf, optional, shapeOf, tableOf } from '../state-guards.ts';
import type { AskViewState } from './ask/ask-messages.ts';
import type { Draft } from './choice.ts';
import type { RunViewState } from './messages.ts';

export const isRunState = shapeOf<RunViewState>({
  requestId: isText,
  selected: optional(isText),
  draft: optional(
    shapeOf<Draft>({
      question: isText,
      rejected: listOf(isText),
      comment: isText,
      notes: optional(tableOf(isText, isText)),
      text: optional(isText),
      files: optional(oneOf(['snapshot', 'today'])),
      choice: optional(
        shapeOf<NonNullable<Draft['choice']>>({
          branch: isText,
          title: isText,
          body: isText,
          base: isText,
          pullRequest: isFlag,
        }),
      ),
    }),
  ),
});

export const isAskState = shapeOf<AskViewState>({
  ask: shapeOf<AskViewState['ask']>({
    key: isText,
    values: tableOf(isText, either(either(isText, isFlag), listOf(isText))),
  }),
});
