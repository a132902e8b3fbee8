/** What Vireo is to the editor's own assistants. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitFor, whenReady } from './support/records.ts';

describe('the tools of Vireo in the editor', () => {
  const { showInformationMessage } = vscode.window;
  const told: string[] = [];

  before(async () => {
    await whenReady();
    Object.assign(vscode.window, { showInformationMessage: async (text: string) => void told.push(text) });
  });
  after(() => Object.assign(vscode.window, { showInformationMessage }));

  const ofVireo = () => vscode.lm.tools.filter(({ name }) => name.startsWith('vireo_'));
  const invoke = async (name: string, input: object): Promise<string> => {
    const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
    return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
  };

  it('are those of the catalogue', () => {
    const names = ofVireo().map(({ name }) => name);

    assert.ok(names.length >= 28, names.join(', '));
    assert.ok(names.includes('vireo_sum_hours'));
  });

  it('read the records, and reckon', async () => {
    assert.equal(typeof JSON.parse(await invoke('vireo_list_projects', {})), 'object');
    const values = [{ number: '2' }, { number: '3' }];
    assert.match(await invoke('vireo_calculate', { operation: 'add', values }), /\b5\b/);
  });

  it('change nothing by themselves, and the user is told of what they would', async () => {
    const before = await invoke('vireo_get_timer', {});
    const [project] = /"projectId":"[^"]+"|"id":"[^"]+"/.exec(await invoke('vireo_list_projects', {})) ?? [];
    const projectId = project?.split('"')[3] ?? assert.fail('a project is there');

    assert.match(await invoke('vireo_start_timer', { projectId }), /^Nothing was changed\./);
    assert.equal(
      JSON.parse(await invoke('vireo_get_timer', {})).running ?? null,
      JSON.parse(before).running ?? null,
    );
    await waitFor('the notification', () => told.find((text) => text.includes(': Start timer, ')));
  });
});
