/** What a refused invoice breaks: each rule by its name, and exit code 1, since the answer is no. */
import { type FieldIssue, isApiRequestError } from '../../api-client/index.ts';
import { type CliIo, exitCodes } from '../io.ts';
import { oneLine } from '../scan/plain-line.ts';

interface Violation {
  readonly rule: string;
  readonly field: string;
  readonly message: string;
}

/** What the shape of a request breaks. */
const noRule = 'schema';

/** What to do about a field here, where its message speaks of an invoice that can be edited. */
const nextSteps: Readonly<Record<string, string>> = {
  taxRate:
    'Set your VAT rate with "vireo practice edit --tax-rate 19", or --country, then create the invoice again.',
};

/** Runs `work`; what rules refuse is printed, all else is thrown. */
export async function withBrokenRules(
  { json }: { readonly json?: boolean },
  io: CliIo,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isApiRequestError(error, 'invalid') || error.details.length === 0) throw error;
    const violations = error.details.map(toViolation);
    if (json === true) {
      io.out(`${JSON.stringify({ error: { code: error.code, message: error.message }, violations })}\n`);
    } else {
      const named = violations.filter(
        ({ rule, field }) => rule !== noRule || !error.message.startsWith(`${field}:`),
      );
      const lines = named.map(({ rule, field, message }) =>
        oneLine(`  ${rule === noRule ? '' : `${rule}  `}${field}: ${message}`),
      );
      const steps = new Set(
        violations.flatMap(({ field }) => nextSteps[field.split('.').at(-1) ?? ''] ?? []),
      );
      const told = [`vireo: ${error.message}`, ...lines, ...[...steps].map((step) => `vireo: ${step}`)];
      io.err(`${told.join('\n')}\n`);
    }
    io.setExitCode(exitCodes.answerIsNo);
  }
}

/** `BR-27: A unit price is negative.`; what the shape of the request breaks has no rule. */
function toViolation({ field, issue }: FieldIssue): Violation {
  const { rule = noRule, message = issue } =
    /^(?<rule>[A-Za-z][A-Za-z0-9-]*): (?<message>.*)$/su.exec(issue)?.groups ?? {};
  return { rule, field, message };
}
