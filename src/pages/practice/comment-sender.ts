/**
 * Comments on their way. A text gets its id once: where the answer to it is lost it is sent again under the same one, and
 * is there once. A text that was saved can be said again.
 */
import type { PagePorts } from '../page-ports.ts';

interface Unsent {
  readonly text: string;
  readonly commentId: string;
}

export class CommentSender {
  /** The last that failed, by timesheet. */
  private readonly unsent = new Map<string, Unsent>();

  /** What was to be said when it could not be sent. */
  unsentOf(timesheetId: string): string {
    return this.unsent.get(timesheetId)?.text ?? '';
  }

  async send({ backend }: Pick<PagePorts, 'backend'>, timesheetId: string, text: string): Promise<void> {
    const known = this.unsent.get(timesheetId);
    await backend.ask((api, options) => {
      const commentId = known?.text === text ? known.commentId : api.newId();
      this.unsent.set(timesheetId, { text, commentId });
      const body = { id: commentId, text };
      return api.createTimesheetComment({ ...options, path: { id: timesheetId }, body });
    });
    this.unsent.delete(timesheetId);
  }
}
