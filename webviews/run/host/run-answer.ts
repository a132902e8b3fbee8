/** What a person decided on the page, as the request takes it; pure. */
import type { DecideQuestion, RunQuestion, RunViewMessage } from '../messages.ts';

export interface Answer {
  readonly approved: boolean;
  readonly payload?: unknown;
  readonly comment?: string;
}

type Decided = Extract<RunViewMessage, { readonly type: 'answer' }>;

/** Of what is ticked, what the question has, in its order: nothing else is allowed or applied. */
export function toAnswer(question: RunQuestion, decided: Decided): Answer {
  const { approved, chosen = [], comment } = decided;
  const said = comment === undefined || comment.trim() === '' ? {} : { comment: comment.trim() };
  if (question.kind === 'allow' || question.kind === 'decide')
    return answerTicked(question, { approved, chosen, publish: decided.publish === true }, said);
  const payload = approved ? payloadOf(question, decided) : undefined;
  return { approved, ...(payload !== undefined && { payload }), ...said };
}

/** What was made of what the question proposes; undefined where it is a yes alone. */
function payloadOf(question: RunQuestion, { files, text, choice }: Decided): object | undefined {
  switch (question.kind) {
    case 'files':
      return { files: files ?? question.files };
    case 'text':
      return { text: text ?? question.text };
    case 'publish':
      return { ...question.publish, ...choice };
    default:
      return undefined;
  }
}

function answerTicked(
  question: Extract<RunQuestion, { readonly kind: 'allow' | 'decide' }>,
  { approved, chosen, publish }: { approved: boolean; chosen: readonly string[]; publish: boolean },
  said: { readonly comment?: string },
): Answer {
  const ticked = new Set(chosen);
  const known = (question.kind === 'allow' ? question.commands : idsOf(question)).filter((id) =>
    ticked.has(id),
  );
  if (!approved || known.length === 0) return { approved: false, ...said };
  return {
    approved: true,
    payload:
      question.kind === 'allow'
        ? { commands: known }
        : { accepted: known, ...(publish && { publish: true }) },
    ...said,
  };
}

function idsOf({ review }: DecideQuestion): readonly string[] {
  return review.files.flatMap(({ parts, hunks }) => [...parts, ...hunks].map(({ id }) => id));
}

/** Files of which something is ticked. */
export function acceptedPaths({ review }: DecideQuestion, chosen: readonly string[]): readonly string[] {
  const ticked = new Set(chosen);
  return review.files.flatMap(({ path, parts, hunks }) =>
    [...parts, ...hunks].some(({ id }) => ticked.has(id)) ? [path] : [],
  );
}
