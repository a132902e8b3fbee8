/**
 * The Week. The bundle of this file is `dist/webviews/week.js` (with `week.css`), loaded by `renderPage` of
 * src/contract/webview. What is saved is the host's to say.
 */
import '../components/tokens.css';
import { connectEditor } from '../host.ts';
import { isCount, isDate, isText, listOf, nullable, oneOf, optional, shapeOf } from '../state-guards.ts';
import { cellFaults } from './grid/cell-faults.ts';
import type { CellPlace, WeekViewState } from './messages.ts';
import { VireoWeek } from './week-app.ts';

type Kept<Field extends keyof WeekViewState> = NonNullable<WeekViewState[Field]>;

const isKept = shapeOf<WeekViewState>({
  weekStart: optional(isDate),
  mode: oneOf(['grid', 'day']),
  selected: optional(shapeOf<Kept<'selected'>>({ row: isText, day: isCount })),
  invalid: listOf(
    shapeOf<Kept<'invalid'>[number]>({
      place: shapeOf<CellPlace>({ projectId: isText, taskId: nullable(isText), date: isDate }),
      text: isText,
      fault: oneOf(cellFaults),
      message: optional(isText),
    }),
  ),
});

const view = document.querySelector('vireo-week');
if (view instanceof VireoWeek) {
  view.connect(
    connectEditor({
      incoming: {
        week: true,
        connection: true,
        copyPreview: true,
        proposals: true,
        daysOff: true,
        work: true,
        notSubmitted: true,
        outcome: true,
      },
      state: isKept,
    }),
  );
}
