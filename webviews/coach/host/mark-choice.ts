/** How a row of the list of models says that it is chosen, and that it does not answer now. */
import type { OfferedModel } from '../../../src/api-client/index.ts';
import type { Translate } from '../../../src/pages/words.ts';

interface Row {
  readonly label: string;
  readonly description?: string | undefined;
}

export interface Mark {
  readonly isChosen: boolean;
  /** Of a model. */
  readonly model?: Pick<OfferedModel, 'key' | 'health' | 'fault'> | undefined;
}

export function markChoice<Choice extends Row>(row: Choice, mark: Mark, t: Translate): Choice {
  const trouble = mark.model === undefined ? undefined : troubleOf(mark.model, t);
  const said = [row.description, mark.isChosen ? t('chosen') : undefined, trouble].filter((text) => text);
  const icon = trouble === undefined ? (mark.isChosen ? '$(check) ' : '') : '$(warning) ';
  return { ...row, label: `${icon}${row.label}`, ...(said.length > 0 && { description: said.join(' · ') }) };
}

function troubleOf({ key, health, fault }: NonNullable<Mark['model']>, t: Translate): string | undefined {
  if (key === 'missing') return t('has no key');
  if (key === 'rejected') return t('the key was refused');
  if (health === 'ok') return undefined;
  return fault === 'unreachable' ? t('cannot be reached') : t('the last call failed');
}
