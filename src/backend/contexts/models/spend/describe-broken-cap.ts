/** Which cap ended a call or a run, what is left of it, and who can raise it. */
import type { BrokenCap, Cap } from '../../../../domain/spending/caps.ts';
import { printMicroUsd } from '../../../../domain/spending/dollars.ts';
import type { DollarRate } from '../../../../domain/spending/micro-usd.ts';
import { inLanguages } from '../../../../words/in-languages.ts';
import { type Text, text } from '../../../../words/text.ts';
import type { ReservedCall } from '../../../platform/models/spending.ts';

export interface Administrator {
  readonly id: string;
  readonly name: string;
}

interface Known {
  readonly rate: DollarRate | undefined;
  readonly administrators: readonly Administrator[];
}

/** More names would hide the sentence. */
const shownNames = 3;

export function describeBrokenCap(
  { cap, leftMicroUsd }: BrokenCap,
  { actor, task, locale, worstMicroUsd }: ReservedCall,
  { rate, administrators }: Known,
): string {
  const [limit = '', left = '', worst = ''] = [cap.microUsd, leftMicroUsd, worstMicroUsd].map((microUsd) =>
    printMicroUsd(microUsd, rate, locale),
  );
  const language = locale.toLowerCase().startsWith('de') ? 'de' : 'en';
  const parts = [
    text`Not sent: the cap for ${scopeText(cap)} is ${limit}, ${left} of it is left, and this call may cost ${worst}.`,
    raiseText(actor.userId, administrators),
    ...(task === 'coach' ? [text`The built-in coach costs nothing.`] : []),
  ];
  return parts.map((part) => inLanguages(part)[language]).join(' ');
}

function scopeText({ scope, targetId }: Pick<Cap, 'scope' | 'targetId'>): Text {
  switch (scope) {
    case 'message':
      return text`one answer or run`;
    case 'day':
      return text`a day of your organization`;
    case 'month':
      return text`a month of your organization`;
    case 'user':
      return targetId === '' ? text`each person’s month` : text`your own month`;
    case 'project':
      return targetId === '' ? text`each project’s month` : text`this project’s month`;
  }
}

function raiseText(userId: string, administrators: readonly Administrator[]): Text {
  if (administrators.some(({ id }) => id === userId)) return text`You can raise it in Models and Spending.`;
  const names = administrators
    .slice(0, shownNames)
    .map(({ name }) => name)
    .join(', ');
  return text`An administrator can raise it in Models and Spending: ${names}.`;
}
