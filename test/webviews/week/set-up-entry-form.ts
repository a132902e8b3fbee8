import type { OpenView } from '../webview-page.ts';
import { enterGrid, press, WeekBench } from './week-page.ts';

/** One browser for all tests. */
export function setUpEntryForm() {
  let bench: WeekBench;

  before(async () => {
    bench = await WeekBench.start();
  });

  after(() => bench.stop());

  afterEach(() => bench.closePages());

  const formOf = (view: OpenView) => view.page.getByRole('form', { name: 'Entry' });

  const field = (view: OpenView, label: string) => view.page.getByLabel(label);

  const shown = async (view: OpenView, label: string) => await field(view, label).inputValue();

  const changes = (view: OpenView) => view.messages('changeEntry').map(({ change }) => change);

  /** And answered: a form that is opened before that begins with what is still on its way. */
  const sent = async (view: OpenView, count = 1) => {
    await view.until(() => changes(view).length === count, 'what was typed');
    await view.answered();
  };

  /** The form of Monday's entry is open, the focus in its note. */
  const openForm = async (view: OpenView): Promise<OpenView> => {
    await enterGrid(view);
    await press(view, 'Control+Home', 'Alt+Enter');
    await view.page.locator('#note:focus').waitFor();
    return view;
  };

  return {
    get bench() {
      return bench;
    },
    openForm,
    formOf,
    field,
    sent,
    changes,
    shown,
  };
}
