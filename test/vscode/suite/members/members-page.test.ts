/** A key is made, used and revoked by the page; a practice on one machine invites nobody. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Made, MembersContent } from '../../../../webviews/members/messages.ts';
import { watchPanels } from '../support/page-panels.ts';
import { ask, waitFor, whenReady } from '../support/records.ts';

describe('members and keys in the editor', () => {
  before(async () => await whenReady());

  it('list the user and no invitations, and make a key that the service takes', async () => {
    const { panels, stop } = watchPanels('vireo.members');
    try {
      await vscode.commands.executeCommand('vireo.openMembers');
      const page = await waitFor('the page', () => panels[0]);
      const content = await page.heard<MembersContent>('content');
      assert.equal(content.isServer, false);
      assert.equal(content.members.filter(({ isMe }) => isMe).length, 1);
      assert.deepEqual(content.invitations, []);

      const draft = {
        name: 'Export of the page',
        scopes: ['client:read'],
        expiresOn: '',
        isOfOrganization: false,
      };
      page.say({ type: 'makeKey', draft });
      const { text } = await page.heard<Made>('made');
      const verdict = () => ask<{ isValid: boolean }>('POST', '/keys/validate', { key: text });
      assert.equal((await verdict()).isValid, true);

      const listed = await page.heard<MembersContent>('content', ({ keys }) =>
        keys.some(({ name }) => name === draft.name),
      );
      const made = listed.keys.find(({ name }) => name === draft.name);
      assert.ok(made && text.startsWith(made.prefix));
      await ask('DELETE', `/keys/${made.id}`);
      await page.heard<MembersContent>('content', ({ keys }) => keys.every(({ id }) => id !== made.id));
      assert.equal((await verdict()).isValid, false);
    } finally {
      stop();
      panels[0]?.panel.dispose();
    }
  });
});
