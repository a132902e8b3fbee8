/** An empty practice that comes by recorded time to its first invoice, in a window of the installed .vsix. */
import { timerShows } from '../support/vscode/installed.ts';
import { firstTimeInvoice } from './journeys/first-time-invoice.ts';
import { shareWindow } from './shared-window.ts';

describe('recorded time that is invoiced in the installed extension', function () {
  this.timeout(240_000);
  this.bail(true);
  const window = shareWindow('first-time-invoice', {
    environment: { TZ: 'Europe/Berlin', LC_ALL: 'en_US.UTF-8' },
  });

  before(async () => {
    await timerShows(window(), '0:00');
  });

  firstTimeInvoice(window);
});
