/**
 * Settings of the language server, section `vireo.scan`. Asked per resource, so that each folder may differ.
 * None names a program, an address or a file to load: a workspace's settings can make the server quieter, nothing else.
 */
import * as z from 'zod';
import { confidenceSchema, severitySchema } from './findings.ts';

/** The section under which the client keeps them. */
export const serverSettingsSection = 'vireo.scan';

/** What is shown of a finding that the baseline of its project knows. */
export const baselineModes = ['show', 'fade', 'hide'] as const;

/** The engine reads no file of more than 1,000,000 characters: a higher limit would promise what nobody keeps. */
export const mostFileKilobytes = 976;

export const scanModes = ['on-type', 'on-save', 'manual'] as const;

/** A value of the wrong kind counts as absent: one slip in settings.json does not silence the scanner. */
export const serverSettingsSchema = z.object({
  enabled: z.boolean().catch(true),
  /** When an open document is scanned: with each edit, when opened and saved, or by `vireo.server.scanFile` alone. */
  mode: z.enum(scanModes).catch('on-type'),
  /** Findings below this confidence stay out of the editor; the workspace scan still reports them. */
  minimumConfidence: confidenceSchema.catch('medium'),
  minimumSeverity: severitySchema.catch('info'),
  /** What the baseline knows is shown as any other, as a hint, or not. */
  baseline: z.enum(baselineModes).catch('fade'),
  disabledRules: z.array(z.string()).catch([]),
  /** Pause after the last keystroke before a scan; with 0, clients that pull are answered at once, pushes wait 150 ms. */
  debounceMs: z.number().int().min(0).max(5000).catch(0),
  /** A scan of the workspace reads at most so many files, those that were changed last. */
  workspaceFileLimit: z.number().int().min(1).max(1_000_000).catch(20_000),
  /** Larger files are not scanned while open; a note on their first line says so. */
  maxFileKilobytes: z.number().int().min(1).max(mostFileKilobytes).catch(mostFileKilobytes),
  showAgentFindings: z.boolean().catch(true),
});
export type ServerSettings = z.infer<typeof serverSettingsSchema>;

/** What holds where the client sets nothing. */
export const defaultServerSettings: ServerSettings = serverSettingsSchema.parse({});

/** Settings from whatever the client sent. */
export function parseServerSettings(value: unknown): ServerSettings {
  const parsed = serverSettingsSchema.safeParse(value);
  return parsed.success ? parsed.data : defaultServerSettings;
}
