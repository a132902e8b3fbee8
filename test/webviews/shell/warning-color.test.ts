/** The colour of warnings on a page, by theme. */
import assert from 'node:assert/strict';
import { dashboardView } from '../../../webviews/dashboard/dashboard.page.ts';
import { dashboardContent } from '../sample-dashboard.ts';
import { type OpenView, type Theme, WebviewBench } from '../webview-page.ts';
import { contrastOf, type Rgb, readColors } from './drawn-colors.ts';

const grounds = ['var(--surface)', 'var(--vscode-sideBar-background)', 'var(--hover)', 'var(--tint)'];

/** Degrees: 0 is red, 60 yellow. Of colours between those two only. */
function hueOf([red, green, blue]: Rgb): number {
  return (60 * (green - blue)) / (red - blue);
}

describe('the colour of a warning', function () {
  this.timeout(120_000);
  let bench: WebviewBench;
  let view: OpenView;

  before(async () => {
    bench = await WebviewBench.start(dashboardView);
    view = await bench.open({ host: () => [dashboardContent()] });
    await view.filled();
  });
  after(() => bench.stop());

  const readIn = async (theme: Theme) => {
    await view.setTheme(theme);
    return await readColors(view.page.locator('.warn').first(), grounds);
  };

  it('is amber in the light theme, and read on every ground', async () => {
    const { color: warning, painted } = await readIn('light');

    assert.ok(hueOf(warning) > 20 && hueOf(warning) < 38, `hue ${hueOf(warning)} of ${warning}`);
    for (const ground of painted) {
      assert.ok(contrastOf(warning, ground) >= 4.5, `${contrastOf(warning, ground)} on ${ground}`);
    }
  });

  for (const [theme, expected] of [
    ['dark', [204, 167, 0]],
    ['high contrast', [255, 211, 112]],
    ['light high contrast', [137, 85, 3]],
  ] as const) {
    it(`is that of the editor in the ${theme} theme`, async () => {
      assert.deepEqual((await readIn(theme)).color, expected);
    });
  }
});
