/** What a refused invoice breaks: each rule by its name, and exit code 1, since the answer is no. */
import { type FieldIssue, isApiRequestError } from '../../api-client/index.ts';
import { type CliIo, exitCodes } from '../io.ts';
import { oneLine } from '../scan/plain-line.ts';

interface Violation {
  readonly rule: string;
  readonly field: string;
  readonly message: string;
}

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
      const lines = violations.map(({ rule, field, message }) => oneLine(`  ${rule}  ${field}: ${message}`));
      io.err(`vireo: ${error.message}\n${lines.join('\n')}\n`);
    }
    io.setExitCode(exitCodes.answerIsNo);
  }
}

/** `BR-27: A unit price is negative.`; what the shape of the request breaks has no rule. */
function toViolation({ field, issue }: FieldIssue): Violation {
  const { rule = 'schema', message = issue } =
    /^(?<rule>[A-Za-z][A-Za-z0-9-]*): (?<message>.*)$/su.exec(issue)?.groups ?? {};
  return { rule, field, message };
}
