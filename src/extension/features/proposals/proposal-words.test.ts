import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ActProposal } from '../../../api-client/index.ts';
import { inEnglish } from '../../../pages/words.ts';
import { describeChanges, describeNotice, isShownElsewhere, nameAsker, plain } from './proposal-words.ts';

const proposal = (more: Partial<ActProposal> = {}): ActProposal => ({
  id: 'p1',
  version: 1,
  tool: 'add_time_entry',
  state: 'waiting',
  title: 'Add time entry, Checkout',
  action: 'Add',
  changes: [{ label: 'Time', after: '1:00' }],
  links: [],
  canUndo: false,
  asker: { kind: 'mcp', name: 'Claude Code' },
  createdAt: '2026-11-19T14:00:00Z',
  ...more,
});
const notice = (...proposals: readonly ActProposal[]) => describeNotice(proposals, inEnglish);

describe('a proposal in the editor', () => {
  it('says who asks and all that would change, and is applied from there', () => {
    const one = proposal({ note: 'Nothing is sent' });

    assert.deepEqual(notice(one), {
      sentence: 'Claude Code: Add time entry, Checkout. Time: 1:00. Nothing is sent',
      applies: one,
    });
    assert.equal(notice(), undefined);
  });

  it('is applied unread by no click: what does not fit is reviewed', () => {
    const long = notice(proposal({ changes: [{ label: 'Note', after: 'x'.repeat(300) }] }));

    assert.equal(long?.applies, undefined);
    assert.equal(long?.sentence.length, 200);
    assert.match(long?.sentence ?? '', /…$/);
  });

  it('is told with the others that came with it', () => {
    const editor = { kind: 'editor' } as const;

    assert.deepEqual(notice(proposal(), proposal(), proposal({ asker: editor })), {
      sentence: '3 proposals wait: Claude Code, The editor’s assistant',
    });
  });

  it('gives what another program wrote no link, icon or line of its own', () => {
    const name = 'x [Apply](command:vireo.deleteEntry)';
    const title = 'a $(trash) b\n\nc \u202edcba';

    assert.equal(
      notice(proposal({ asker: { kind: 'mcp', name }, title, changes: [] }))?.sentence,
      'x [Apply] (command:vireo.deleteEntry): a $ (trash) b c dcba',
    );
    for (const text of ['[a](b)', '[[a]](b)', '$(x)', '$$(x)', '[a]\u200b(command:b)'])
      assert.doesNotMatch(plain(text), /\]\(|\$\(/, text);
  });

  it('tells changes by their sides', () => {
    const changes = [
      { label: 'Project', before: 'Mobile', after: 'Checkout' },
      { label: 'Note', before: 'Old' },
    ];

    assert.equal(describeChanges({ changes }), 'Project: Mobile → Checkout; Note: Old');
  });

  it('is told of where no answer of the coach shows it', () => {
    const kinds = ['coach', 'model', 'mcp', 'editor', 'agent'] as const;

    assert.deepEqual(
      kinds.filter((kind) => !isShownElsewhere({ asker: { kind } })),
      ['mcp', 'editor', 'agent'],
    );
    assert.equal(nameAsker({ kind: 'agent', name: '' }, inEnglish), 'An agent');
  });
});
