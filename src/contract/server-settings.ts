/**
 * Settings of the language server, section `vireo.scan`. Asked per resource, so that each folder may differ.
 * None names a program, an address or a file to load: a workspace's settings can make the server quieter, nothing else.
 */
import * as z from 'zod';
import { confidenceSchema, severitySchema } from './findings.ts';

/** The section under which the client keeps them. */
export const serverSettingsSection = 'vireo.scan';

/** A value of the wrong kind counts as absent: one slip in settings.json does not silence the scanner. */
export const serverSettingsSchema = z.object({
  enabled: z.boolean().catch(true),
  /** Findings below this confidence stay out of the editor; the workspace scan still reports them. */
  minimumConfidence: confidenceSchema.catch('medium'),
  minimumSeverity: severitySchema.catch('info'),
  disabledRules: z.array(z.string()).catch([]),
  /** Pause after the last keystroke before diagnostics are pushed; clients that pull choose their own. */
  debounceMs: z.number().int().min(0).max(5000).catch(150),
  /** Larger files are not scanned while open; a note on their first line says so. */
  maxFileKilobytes: z.number().int().min(1).max(10_240).catch(1024),
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
