/** Sets of tools by subject, of which an assistant is offered some: each tool that is listed costs it tokens. */

/** `basics` belongs to every choice: names become ids there, and figures are calculated. */
export const toolsets = {
  basics: 'clients and projects by name, exact arithmetic',
  practice: 'new clients and projects, hourly rates',
  figures: 'one query over hours, money and counts, by any filter',
  time: 'timer, entries, weeks, sums of hours, budgets, unbilled time',
  invoices: 'invoices, credit notes, payments, open amounts, revenue',
  reminders: 'reminders of overdue invoices',
  recurring: 'recurring invoices, schedules, the outbox',
  documents: 'planning documents of projects',
  code: 'findings, health, stack, scans, agents',
  coach: 'goals, check-ins, memory',
} as const;

export type Toolset = keyof typeof toolsets;

/** A set by its name, `default` (the tools that are used most), or `all`. */
export type ToolsetChoice = Toolset | 'default' | 'all';

export function isToolset(name: string): name is Toolset {
  return Object.hasOwn(toolsets, name);
}

export function isToolsetChoice(name: string): name is ToolsetChoice {
  return name === 'default' || name === 'all' || isToolset(name);
}

/** Whether a choice has a tool of this set; `isUsual`: it is one of the default tools. */
export function isChosen(
  choice: readonly ToolsetChoice[],
  tool: { readonly toolset: string; readonly isUsual: boolean },
): boolean {
  if (tool.toolset === 'basics') return true;
  return choice.some(
    (each) => each === 'all' || each === tool.toolset || (each === 'default' && tool.isUsual),
  );
}
