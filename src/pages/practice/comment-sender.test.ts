import assert from 'node:assert/strict';
import type { PagePorts } from '../page-ports.ts';
import { CommentSender } from './comment-sender.ts';

/** Keeps comments by id, as the backend does; answers are lost on demand. */
class Comments {
  readonly kept = new Map<string, string>();
  isAnswerLost = false;
  private made = 0;

  get services(): PagePorts {
    const api = {
      newId: () => `c${++this.made}`,
      createTimesheetComment: async ({ body }: { body: { id: string; text: string } }) => {
        this.kept.set(body.id, body.text);
        if (this.isAnswerLost) throw new Error('No answer came.');
        return { data: body };
      },
    };
    const ask = async (call: (of: typeof api, options: object) => Promise<{ data: unknown }>) =>
      (await call(api, {})).data;
    return { backend: { ask } } as unknown as PagePorts;
  }
}

describe('CommentSender', () => {
  let comments: Comments;
  let sender: CommentSender;
  const send = (text: string) => sender.send(comments.services, 's1', text);
  const lose = async (text: string) => {
    comments.isAnswerLost = true;
    await assert.rejects(send(text));
    comments.isAnswerLost = false;
  };

  beforeEach(() => {
    comments = new Comments();
    sender = new CommentSender();
  });

  it('makes one comment when it is sent again after a lost answer', async () => {
    await lose('See above');
    const unsent = sender.unsentOf('s1');

    await send('See above');

    assert.equal(unsent, 'See above');
    assert.deepEqual([...comments.kept.values()], ['See above']);
    assert.equal(sender.unsentOf('s1'), '');
  });

  it('makes another one of another text, and of one that is said again', async () => {
    await lose('See above');

    await send('See below');
    await send('See below');

    assert.deepEqual([...comments.kept.values()], ['See above', 'See below', 'See below']);
  });
});
