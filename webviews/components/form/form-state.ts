/** What a page with one form kept through a reload. */

import { isText, optional, shapeOf, tableOf } from '../../state-guards.ts';
import type { FormState } from './form-messages.ts';

export const formState = shapeOf<FormState>({
  subject: optional(isText),
  typed: tableOf(isText, tableOf(isText, isText)),
});
