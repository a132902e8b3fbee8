/**
 * An empty practice that comes to its first invoice, bills four weeks, sets rates and asks a model, in one window of the
 * installed .vsix. Each journey has records of its own; the first needs a practice without any.
 */
import { timerShows } from '../support/vscode/installed.ts';
import { coachWithModel } from './journeys/coach-model.ts';
import { firstInvoice } from './journeys/first-invoice.ts';
import { paidInvoice } from './journeys/paid-invoice.ts';
import { rates } from './journeys/rates.ts';
import { shareWindow } from './shared-window.ts';

describe('invoicing in the installed extension', function () {
  this.timeout(240_000);
  this.bail(true);
  const window = shareWindow('invoicing', { environment: { TZ: 'Europe/Berlin', LC_ALL: 'en_US.UTF-8' } });

  before(async () => {
    await timerShows(window(), '0:00');
  });

  firstInvoice(window);
  paidInvoice(window);
  rates(window);
  coachWithModel(window);
});
