/** Colours as a page draws them, and how well one is read on another. */
import type { Locator } from 'playwright-core';

export type Rgb = readonly [number, number, number];

export interface ReadColors {
  /** Of the element's text. */
  readonly color: Rgb;
  /** Of each value given, painted over the page's ground. */
  readonly painted: readonly Rgb[];
}

/** `color-mix` and variables are worked out by the browser. */
export async function readColors(element: Locator, values: readonly string[] = []): Promise<ReadColors> {
  return await element.evaluate((node, given) => {
    const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    const probe = document.body.appendChild(document.createElement('i'));
    const paint = (color: string): [number, number, number] => {
      if (context === null) throw new Error('no canvas');
      context.fillStyle = color;
      context.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
      return [red, green, blue];
    };
    const draw = (value: string) => {
      probe.style.color = value;
      return paint(getComputedStyle(probe).color);
    };
    const drawOver = (value: string) => {
      draw('var(--surface)');
      return draw(value);
    };
    return { color: paint(getComputedStyle(node).color), painted: given.map(drawOver) };
  }, values);
}

/** As WCAG 2 defines it. */
export function contrastOf(one: Rgb, other: Rgb): number {
  const [light = 1, dark = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminanceOf(color: Rgb): number {
  const [red = 0, green = 0, blue = 0] = color
    .map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
