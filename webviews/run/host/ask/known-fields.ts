/** What the extension knows of fields by their names, whatever agent has them; pure. */
import type { FormField, FormValues } from '../../ask/ask-messages.ts';
import type { AskedForm } from './form-fields.ts';

export interface Offers {
  /** Filled in: most want them, and are asked before they run. */
  readonly checks: readonly string[];
  readonly rules: readonly string[];
  /** Files of the folder; the field is a choice of them, and left out where there is none. */
  readonly crews: readonly string[];
}

export function offerChoices({ fields, values }: AskedForm, offers: Offers): AskedForm {
  const filled: Record<string, FormValues[string]> = { ...values };
  const offered = fields.flatMap((field): FormField[] => {
    const name = field.path.split('/').at(-1);
    if (name === 'paths' && field.kind === 'list') return [{ ...field, canPick: true }];
    if (name === 'rules' && field.kind === 'list') return [{ ...field, suggestions: [...offers.rules] }];
    if (name === 'checks' && field.kind === 'list') {
      if (isEmpty(filled[field.path])) filled[field.path] = [...offers.checks];
      return [{ ...field, suggestions: [...offers.checks] }];
    }
    if (name === 'crew' && field.kind === 'text') return toChoice(field, offers.crews);
    return [field];
  });
  return { fields: offered, values: filled };
}

function toChoice(field: FormField, options: readonly string[]): FormField[] {
  const { path, within, title, help, isRequired, isAdvanced } = field;
  if (options.length === 0) return isRequired ? [field] : [];
  return [
    {
      path,
      title,
      help,
      isRequired,
      kind: 'choice',
      options: options.map((value) => ({ value, label: value, help: '' })),
      canBeUnset: !isRequired,
      ...(isAdvanced === true && { isAdvanced }),
      ...(within !== undefined && { within }),
    },
  ];
}

function isEmpty(value: FormValues[string] | undefined): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}
