import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { CallToolResponse } from '../../../api-client/index.ts';
import { catalogueToolName, editorToolName } from '../../../contract/editor/assistants.ts';
import { defineMcpServer } from './mcp-definition.ts';
import { toToolText } from './tool-text.ts';

const proposal: Extract<CallToolResponse, { kind: 'proposed' }>['proposal'] = {
  id: 'p1',
  tool: 'start_timer',
  state: 'waiting',
  title: 'Start timer, Checkout',
  action: 'Start',
  changes: [
    { label: 'Running', before: 'Mobile app', after: 'Checkout' },
    { label: 'Since', after: '9:00' },
  ],
  note: 'Nothing is sent',
  links: [],
  canUndo: true,
  asker: { kind: 'editor' },
  createdAt: '2026-11-19T14:00:00Z',
};

describe('the MCP server for the editor', () => {
  it('is the command line in the runtime of the editor, and lets nothing through by itself', () => {
    const runtime = '/opt/code/code';
    const cli = '/x y/dist/cli.js';

    assert.deepEqual(defineMcpServer({ runtime, cli, dataDirectory: '' }), {
      command: runtime,
      args: [cli, 'mcp', '--as', 'local'],
      env: { ELECTRON_RUN_AS_NODE: '1' },
    });
    assert.deepEqual(defineMcpServer({ runtime, cli, dataDirectory: '/data' }).args, [
      cli,
      'mcp',
      '--data',
      '/data',
    ]);
  });
});

describe('tools for the assistant of the editor', () => {
  it('are known by names of their own', () => {
    assert.equal(catalogueToolName(editorToolName('sum_hours')), 'sum_hours');
    assert.equal(catalogueToolName('copilot_search'), undefined);
  });

  it('say what was read, and what waits for the user and is not done', () => {
    assert.equal(toToolText({ kind: 'done', output: { hours: 8 }, links: [] }), '{"hours":8}');
    assert.equal(
      toToolText({ kind: 'proposed', proposal }),
      [
        'Nothing was changed. This waits until the user applies it in the editor (Vireo: Review Proposals); tell them so.',
        'Start timer, Checkout',
        '- Running: Mobile app → Checkout',
        '- Since: 9:00',
        'Nothing is sent',
      ].join('\n'),
    );
    const done = toToolText({ kind: 'done', output: {}, links: [], proposal });
    assert.match(done, /^Done\.\nStart timer, Checkout\n/);
  });

  it('fail by what was refused', () => {
    assert.throws(
      () => toToolText({ kind: 'refused', code: 'denied', message: 'A rule denies it.' }),
      /^Error: A rule denies it\.$/,
    );
  });
});
