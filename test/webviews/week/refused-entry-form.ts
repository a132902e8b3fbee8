import assert from 'node:assert/strict';
import type { WeekContent, WeekFault } from '../../../webviews/week/messages.ts';
import type { WeekViewMessage } from '../../../webviews/week/view-messages.ts';
import type { OpenView } from '../webview-page.ts';
import { weekContent } from './sample-week.ts';
import type { setUpEntryForm } from './set-up-entry-form.ts';
import { press, theirWeek } from './week-page.ts';

/** A form whose change is refused. */
export function itKeepsRefusedChanges(stage: ReturnType<typeof setUpEntryForm>): void {
  const { openForm, field, formOf, shown, sent, changes } = stage;

  describe('whose change is refused', () => {
    const refused = { text: '', fault: 'refused', message: 'The day is past its limit.' } as const;
    /** A host that refuses the first change, with `content` as it is by then, and makes the others. */
    const openRefusing = async (fault: WeekFault = refused, content: WeekContent = weekContent()) => {
      let count = 0;
      const answer = (message: WeekViewMessage): readonly unknown[] => {
        if (!('editId' in message)) return message.type === 'ready' ? [weekContent()] : [];
        count += 1;
        const faults = count === 1 ? [fault] : [];
        return [content, { type: 'outcome', editId: message.editId, faults, overlaps: 0 }];
      };
      return await openForm(await stage.bench.openWith(answer));
    };
    const typeChange = async (view: OpenView) => {
      await field(view, 'Note').fill('took\nminutes to write');
      await field(view, 'Tags, by commas').fill('deep');
      await field(view, 'Times').fill('9-11');
      await press(view, 'Enter');
    };
    /** The focus is back on the cell with the drawing after the form, or the field, is closed. */
    const backInGrid = (view: OpenView) => view.page.locator('td:focus').waitFor();
    const openAgain = async (view: OpenView) => {
      await backInGrid(view);
      await press(view, 'Alt+Enter');
    };
    const typed = { times: '9-11', note: 'took\nminutes to write', tags: ['deep'] };

    it('opens again with all that was typed and the reason, and is sent as it is by Enter', async () => {
      const view = await openRefusing();
      await typeChange(view);

      await formOf(view).getByRole('alert').getByText('Not saved: The day is past its limit.').waitFor();
      await view.page.locator('#times:focus').waitFor();
      assert.deepEqual([await shown(view, 'Times'), await shown(view, 'Note')], ['9-11', typed.note]);
      assert.deepEqual(await view.findAxeViolations(), []);
      await press(view, 'Enter');
      await sent(view, 2);
      assert.deepEqual(changes(view), [typed, typed]);
      await openAgain(view);
      await view.page.locator('#note:focus').waitFor();
      assert.equal(await shown(view, 'Note'), '', 'what is saved is the entry’s to say');
    });

    it('shows both where the entry was changed elsewhere, and what is sent then is typed over that', async () => {
      const view = await openRefusing({ text: '', fault: 'changed', theirs: '0:00' }, theirWeek());
      await field(view, 'Note').fill('Mine');
      await press(view, 'Enter');

      await formOf(view).getByRole('alert').getByText('changed elsewhere').waitFor();
      assert.deepEqual([await shown(view, 'Note'), await shown(view, 'Tags, by commas')], ['Mine', 'new']);
      await press(view, 'Enter');
      await sent(view, 2);
      assert.deepEqual(changes(view), [{ note: 'Mine' }, { note: 'Mine' }]);
    });

    it('is forgotten by Escape', async () => {
      const view = await openRefusing();
      await typeChange(view);
      await formOf(view).getByRole('alert').waitFor();
      await press(view, 'Escape');
      await openAgain(view);

      await view.page.locator('#note:focus').waitFor();
      assert.deepEqual([await shown(view, 'Times'), await shown(view, 'Note')], ['9:00-10:45', '']);
      assert.equal(await formOf(view).getByRole('alert').count(), 0);
    });

    it('calls nobody back who is elsewhere by then, and stands there when the form is opened', async () => {
      const view = await openForm(await stage.bench.open());
      await typeChange(view);
      await backInGrid(view);
      await press(view, 'ArrowDown', '4');
      const [{ editId } = { editId: 0 }] = view.messages('changeEntry');
      await view.send({ type: 'outcome', editId, faults: [refused], overlaps: 0 });

      await view.page.locator('.foot').getByText('Not saved: The day is past its limit.').waitFor();
      assert.equal(await view.page.locator('input.type:focus').inputValue(), '4');
      assert.equal(await formOf(view).count(), 0);
      await press(view, 'Escape');
      await backInGrid(view);
      await press(view, 'ArrowUp', 'Alt+Enter');
      await formOf(view).getByRole('alert').getByText('The day is past its limit.').waitFor();
      assert.equal(await shown(view, 'Note'), typed.note);
    });

    it('opens again in the day as it went, too', async () => {
      const view = await openRefusing();
      await view.page.getByRole('button', { name: 'Day', exact: true }).click();
      await view.page.getByRole('button', { name: 'Edit the entry 9:00–10:45' }).click();
      await view.page.locator('#note:focus').waitFor();
      await typeChange(view);

      await formOf(view).getByRole('alert').getByText('The day is past its limit.').waitFor();
      assert.equal(await shown(view, 'Note'), typed.note);
    });

    it('opens again, too, where the time that it takes from others was said to be taken', async () => {
      const at = (time: string) => `2026-11-16T${time}:00+01:00`;
      const span = { startedAt: at('09:00'), endedAt: at('11:00') };
      const form = { entryId: '0-1:45-0-', change: typed };
      const question = { id: '1', place: null, text: '', form, span, zone: 'Europe/Berlin', neighbours: [] };
      const view = await stage.bench.openWith((message) => {
        if (!('editId' in message)) return [weekContent()];
        const isAnswer = message.type === 'answerCrop';
        const faults = isAnswer ? [refused] : [];
        const outcome = { type: 'outcome', editId: message.editId, faults, overlaps: 0 };
        return [weekContent({ questions: isAnswer ? [] : [question] }), outcome];
      });
      await openForm(view);
      await typeChange(view);
      await view.page.locator('vscode-button.take:focus').waitFor();
      await press(view, 'Enter');

      await formOf(view).getByRole('alert').getByText('The day is past its limit.').waitFor();
      assert.deepEqual([await shown(view, 'Times'), await shown(view, 'Note')], ['9-11', typed.note]);
    });
  });
}
