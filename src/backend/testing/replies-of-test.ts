/**
 * What the backend answered the running test, said once with its failure: of `409 !== 200` nobody can tell which request
 * was refused, and why. Mocha loads this for every test file (.mocharc.json).
 */
export interface SaidReply {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly body: unknown;
}

/** A test of many requests fails by one of the last. */
const told = 8;
let replies: SaidReply[] = [];

export function noteReply(reply: SaidReply): void {
  replies.push(reply);
  if (replies.length > told) replies.shift();
}

/** A line each, the latest last: `POST /projects → 422: Enter a name.` */
export function describeReplies(said: readonly SaidReply[]): string {
  return said
    .map(({ method, route, status, body }) => `${method} ${route} → ${status}${messageOf(body)}`)
    .join('\n');
}

/** Of a refusal. What succeeded says nothing that the test does not. */
function messageOf(body: unknown): string {
  const error = isRecord(body) ? (body['error'] ?? body) : undefined;
  const message = isRecord(error) ? error['message'] : undefined;
  return typeof message === 'string' ? `: ${message}` : '';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function explain(error: Error): void {
  const text = `\n\nThe backend answered:\n${describeReplies(replies)}\n`;
  // The stack begins with the message, and mocha prints the rest of it below.
  const { stack, message } = error;
  error.message = `${message}${text}`;
  if (stack !== undefined) error.stack = stack.replace(message, () => error.message);
}

export const mochaHooks = {
  beforeEach(): void {
    replies = [];
  },
  afterEach(this: Mocha.Context): void {
    const error = this.currentTest?.err;
    if (error !== undefined && replies.length > 0) explain(error);
  },
};
