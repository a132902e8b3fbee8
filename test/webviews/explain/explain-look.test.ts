/** How the explanation of a finding looks in each theme, at each width, and to who wants no motion. */
import assert from 'node:assert/strict';
import { explainView } from '../../../webviews/explain/explain.page.ts';
import type { ExplainContent } from '../../../webviews/explain/messages.ts';
import { FakeExplainHost } from '../fake-explain-host.ts';
import { contentWith, plainFinding, sampleContent, sampleFinding } from '../sample-explanation.ts';
import { contrastOf, readColors } from '../shell/drawn-colors.ts';
import { type OpenOptions, type OpenView, type Theme, themeNames, WebviewBench } from '../webview-page.ts';

const line = 'if (rows) return new Map(query("a", 10, /b/)); // ten';
const diff = (['same', 'removed', 'added'] as const).map((sign) => ({ sign, text: line }));
/** Each colour on each ground. */
const withAllTones = contentWith({}, { finding: { ...sampleFinding, fixes: [{ title: 'Ten', diff }] } });

const codeColors = [
  'comment',
  'keyword',
  'control',
  'string',
  'regexp',
  'number',
  'name',
  'type',
  'variable',
  'key',
];
/** Of Dark Modern, Light Modern and the two high contrasts of the editor. */
const editorColors: Readonly<Record<Theme, string>> = {
  dark: '6a9955 569cd6 c586c0 ce9178 d16969 b5cea8 dcdcaa 4ec9b0 9cdcfe 569cd6',
  light: '008000 0000ff af00db a31515 811f3f 098658 795e26 267f99 001080 800000',
  'high contrast': '7ca668 569cd6 c586c0 ce9178 d16969 b5cea8 dcdcaa 4ec9b0 9cdcfe 569cd6',
  'light high contrast': '515151 0f4a85 b5200d 0f4a85 811f3f 096d48 5e2cbc 185e73 001080 0f4a85',
};

describe('the look of an explained finding', function () {
  this.timeout(120_000);
  let bench: WebviewBench;
  let host: FakeExplainHost;

  before(async () => {
    bench = await WebviewBench.start(explainView);
  });
  after(() => bench.stop());
  beforeEach(() => {
    host = new FakeExplainHost();
  });
  afterEach(() => bench.closePages());

  async function open(
    content: ExplainContent | undefined = sampleContent,
    options: Partial<OpenOptions> = {},
  ): Promise<OpenView> {
    host.content = content;
    const view = await bench.open({ host: host.answer, ...options });
    await view.filled();
    return view;
  }

  it('has nothing for axe to find in any theme', async () => {
    for (const [content, width] of [
      [sampleContent, 1200],
      [sampleContent, 300],
      [withAllTones, 700],
      [contentWith({ standing: 'gone' }, { severity: 'medium' }), 700],
      [contentWith({}, { finding: plainFinding, severity: 'info' }), 700],
      [undefined, 700],
    ] as const) {
      const view = await open(content, { width });
      if (content === sampleContent || content === withAllTones)
        await view.page.locator('.t-keyword').first().waitFor();

      assert.deepEqual(await view.findAxeViolationsInThemes(), [], `${width} px`);
      assert.deepEqual(view.failures, []);
    }
  });

  describe('with code', () => {
    const values = codeColors.map((name) => `var(--code-${name})`);
    const openCode = async () => {
      const example = { language: 'ts', bad: `${line}\n`, good: `${line}\n` };
      const view = await open(contentWith({}, { example }));
      await view.page.locator('.example .t-keyword').first().waitFor();
      return { view, code: view.page.locator('.example .block').first() };
    };

    it('has the colours of the editor’s code in any theme', async () => {
      const { view, code } = await openCode();

      for (const theme of themeNames) {
        await view.setTheme(theme);
        const expected = editorColors[theme].split(' ').map((hex) => [...Buffer.from(hex, 'hex')]);
        assert.deepEqual((await readColors(code, values)).painted, expected, theme);
        const drawn = codeColors.slice(0, -1).map((name) => code.locator(`.t-${name}`).first());
        assert.deepEqual(
          (await Promise.all(drawn.map((element) => readColors(element)))).map(({ color }) => color),
          expected.slice(0, -1),
          theme,
        );
      }
    });

    it('has colours that are read on the ground of the block and of changed lines in any theme', async () => {
      const { view, code } = await openCode();
      const grounds = [
        'surface',
        'vscode-diffEditor-insertedLineBackground',
        'vscode-diffEditor-removedLineBackground',
      ].map((name) => `var(--${name}, transparent)`);
      const onDiff = values.map((value) => `color-mix(in srgb, ${value} 50%, var(--text))`);

      for (const theme of themeNames) {
        await view.setTheme(theme);
        const [block, ...lines] = (await readColors(code, grounds)).painted;
        assert.ok(block);
        const onBlock = (await readColors(code, values)).painted.map((color) => [color, block] as const);
        const onLines = (await readColors(code, onDiff)).painted.flatMap((color) =>
          lines.map((ground) => [color, ground] as const),
        );
        const unread = [...onBlock, ...onLines].filter(([color, ground]) => contrastOf(color, ground) < 4.5);
        assert.deepEqual(unread, [], theme);
      }
    });
  });

  // 600 CSS pixels are what a window of 1200 has at 200 %.
  it('scrolls in one direction only at any width', async () => {
    const long = `src/${'deeply/'.repeat(20)}nested.ts`;
    const finding = { ...sampleFinding, place: { ...sampleFinding.place, path: long } };
    const view = await open(contentWith({}, { finding }));

    await view.atWidths([300, 600, 700, 899, 1200, 3840], async () => {
      const overflow = await view.page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        const root = document.querySelector('vireo-explain')?.shadowRoot;
        const wide = [...(root?.querySelectorAll('.block, .page > *, header') ?? [])].filter(
          (element) => element.scrollWidth > element.clientWidth + 1,
        );
        return { page: scrollWidth - clientWidth, wide: wide.map(({ className }) => className) };
      });
      assert.deepEqual(overflow, { page: 0, wide: [] });
    });
  });

  it('moves nothing where the user wants no motion', async () => {
    const view = await open(sampleContent);

    const running = await view.page.evaluate(() => document.getAnimations().length);
    assert.equal(running, 0);
  });
});
