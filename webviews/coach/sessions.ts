/** The sessions of the coach, and those that hold what is searched for, in the menu of the page's head. */
import type { TemplateResult } from 'lit';
import type { CoachPart } from './coach-part.ts';
import type { SessionHead } from './messages.ts';
import { renderSessionMenu } from './session-menu.ts';
import { words } from './words.ts';

interface Found {
  readonly search: string;
  readonly sessions: readonly SessionHead[];
}

export class Sessions {
  readonly #page: CoachPart;
  #all: readonly SessionHead[] = [];
  #found: Found | undefined;
  #isOpen = false;

  constructor(page: CoachPart) {
    this.#page = page;
  }

  list(sessions: readonly SessionHead[]): void {
    this.#all = sessions;
    this.#page.changed();
  }

  find(found: Found | undefined): void {
    this.#found = found;
    this.#page.changed();
  }

  /** @param current the session that is shown */
  render(current: SessionHead | undefined): TemplateResult {
    const { send } = this.#page;
    const title = this.#all.find(({ id }) => id === current?.id)?.title || current?.title;
    return renderSessionMenu({
      title: title || words.untitled,
      currentId: current?.id,
      sessions: this.#all,
      open: (sessionId) => send({ type: 'openSession', sessionId }),
      create: () => send({ type: 'newSession' }),
      found: this.#found,
      search: (search) => {
        if (search === '') this.find(undefined);
        else send({ type: 'searchSessions', search });
      },
      exportSession: (sessionId) => send({ type: 'exportSession', sessionId }),
      deleteSession: (sessionId) => send({ type: 'deleteSession', sessionId }),
      isOpen: this.#isOpen,
      setOpen: (isOpen) => {
        this.#isOpen = isOpen;
        this.#page.changed();
      },
    });
  }
}
