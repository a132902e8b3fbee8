/** What a test should check so that it notices a mutant: a sentence by its operator. Pure. */
import type { MutantOperator } from '../../../../scanner/mutants/mutant.ts';

/** What each operator changes, for the report. */
export const operators: Readonly<Record<MutantOperator, { readonly makes: string; readonly hint: string }>> =
  {
    'comparison-boundary': { makes: '`<` → `<=`', hint: 'Call it with a value right at the limit.' },
    'comparison-negated': { makes: '`===` → `!==`', hint: 'Check both outcomes of the comparison.' },
    arithmetic: { makes: '`+` → `-`', hint: 'Check the exact result, with values for which it differs.' },
    logical: { makes: '`&&` → `||`', hint: 'Call it with one side true and the other false.' },
    'condition-negated': { makes: 'condition → its opposite', hint: 'Check both ways that it can go.' },
    'not-removed': { makes: '`!a` → `a`', hint: 'Check both ways that it can go.' },
    'boolean-flipped': { makes: '`true` → `false`', hint: 'Check what depends on the value.' },
    'number-changed': {
      makes: '`10` → `11`',
      hint: 'Check a result that depends on the number to the last unit.',
    },
    'string-emptied': { makes: "`'a'` → `''`", hint: 'Check the exact text.' },
    'return-value': { makes: 'value → nothing', hint: 'Check what is returned.' },
    'statement-removed': {
      makes: 'statement → none',
      hint: 'Check what the statement has done once it is called.',
    },
  };
