/** What a page with one form kept through a reload. */
import type { FormState } from '../../../src/contract/webview/forms/form-messages.ts';
import { isText, optional, shapeOf, tableOf } from '../../state-guards.ts';

export const formState = shapeOf<FormState>({
  subject: optional(isText),
  typed: tableOf(isText, tableOf(isText, isText)),
});
