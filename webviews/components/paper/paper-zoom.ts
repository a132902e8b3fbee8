/** How large the paper is shown: by a figure of the user's own, or as wide as there is room. */
import type { InvoiceViewState } from '../../invoice/messages.ts';

export type Zoom = InvoiceViewState['zoom'];

/** Width of the paper at 100 %, in CSS pixels; paper-styles.ts has the same. */
export const paperWidth = 760;

/** Steps of the zoom, in percent. */
export const zoomSteps: readonly number[] = [50, 67, 75, 80, 90, 100, 110, 125, 150, 175, 200];

/** The percentage that `zoom` is where `room` pixels are free; below half its size nobody reads a page: there it scrolls. */
export function zoomPercent(zoom: Zoom, room: number): number {
  return zoom === 'fit' ? Math.max(50, Math.min(100, Math.floor((room / paperWidth) * 100))) : zoom;
}
