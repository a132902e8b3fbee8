/** The colour of warnings on a page, by theme. */
import assert from 'node:assert/strict';
import { dashboardView } from '../../../src/contract/webview/page-views.ts';
import { dashboardContent } from '../sample-dashboard.ts';
import { type OpenView, type Theme, WebviewBench } from '../webview-page.ts';

type Rgb = readonly [number, number, number];

/** As drawn: `color-mix` and variables are worked out by the browser. */
async function readColors({
  page,
}: OpenView): Promise<{ readonly warning: Rgb; readonly grounds: readonly Rgb[] }> {
  return await page
    .locator('.warn')
    .first()
    .evaluate((element) => {
      const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
      const probe = document.body.appendChild(document.createElement('i'));
      const paint = (color: string): [number, number, number] => {
        if (context === null) throw new Error('no canvas');
        context.fillStyle = color;
        context.fillRect(0, 0, 1, 1);
        const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
        return [red, green, blue];
      };
      const colorOf = (value: string) => {
        probe.style.color = value;
        return getComputedStyle(probe).color;
      };
      const over = (value: string) => {
        paint(colorOf('var(--surface)'));
        return paint(colorOf(value));
      };
      return {
        warning: paint(getComputedStyle(element).color),
        grounds: ['var(--surface)', 'var(--vscode-sideBar-background)', 'var(--hover)', 'var(--tint)'].map(
          over,
        ),
      };
    });
}

function contrastOf(one: Rgb, other: Rgb): number {
  const luminance = (color: Rgb) => {
    const [red = 0, green = 0, blue = 0] = color
      .map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [light = 1, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** Degrees: 0 is red, 60 yellow. Of colours between those two only. */
function hueOf([red, green, blue]: Rgb): number {
  return (60 * (green - blue)) / (red - blue);
}

describe('the colour of a warning', function () {
  this.timeout(120_000);
  let bench: WebviewBench;

  before(async () => {
    bench = await WebviewBench.start(dashboardView);
  });
  after(() => bench.stop());
  afterEach(() => bench.closePages());

  const open = async (theme: Theme) => {
    const view = await bench.open({ host: () => [dashboardContent()], theme });
    await view.filled();
    return await readColors(view);
  };

  it('is amber in the light theme, and read on every ground', async () => {
    const { warning, grounds } = await open('light');

    assert.ok(hueOf(warning) > 20 && hueOf(warning) < 38, `hue ${hueOf(warning)} of ${warning}`);
    for (const ground of grounds) {
      assert.ok(contrastOf(warning, ground) >= 4.5, `${contrastOf(warning, ground)} on ${ground}`);
    }
  });

  for (const [theme, expected] of [
    ['dark', [204, 167, 0]],
    ['high contrast', [255, 211, 112]],
    ['light high contrast', [137, 85, 3]],
  ] as const) {
    it(`is that of the editor in the ${theme} theme`, async () => {
      assert.deepEqual((await open(theme)).warning, expected);
    });
  }
});
