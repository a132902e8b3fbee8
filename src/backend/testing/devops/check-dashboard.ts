/** A dashboard of Grafana by its shape: panels that have a question, and do not lie on one another. */
import * as z from 'zod';

const dashboardSchema = z.object({
  uid: z.string().min(1).max(40),
  title: z.string().min(1),
  schemaVersion: z.number().int(),
  templating: z.object({ list: z.array(z.object({ name: z.string(), type: z.string() })).min(1) }),
  panels: z
    .array(
      z.object({
        id: z.number().int().positive(),
        type: z.literal('timeseries'),
        title: z.string().min(1),
        gridPos: z.object({ h: z.number(), w: z.number().max(24), x: z.number(), y: z.number() }),
        targets: z.array(z.object({ refId: z.string(), expr: z.string().min(1) })).min(1),
      }),
    )
    .min(1),
});

export function checkDashboard(text: string): readonly string[] {
  const { data, error } = dashboardSchema.safeParse(JSON.parse(text));
  if (data === undefined) return error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  const places = data.panels.map(({ gridPos: { x, y } }) => `${x}/${y}`);
  const ids = data.panels.map(({ id }) => id);
  return [
    ...(new Set(ids).size < ids.length ? ['two panels have one id'] : []),
    ...(new Set(places).size < places.length ? ['two panels have one place'] : []),
  ];
}
