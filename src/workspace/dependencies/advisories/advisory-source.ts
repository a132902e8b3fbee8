/** Where advisories come from: the database that the user imported, or a question over the network. */
import type { Ecosystem } from '../model.ts';
import type { OsvAdvisory } from './osv.ts';

export interface PackageName {
  readonly ecosystem: Ecosystem;
  readonly name: string;
}

export interface AdvisorySource {
  readonly about: AdvisoryAge;
  /** Every advisory that names the package, withdrawn ones left out. */
  find(name: PackageName): Promise<readonly OsvAdvisory[]>;
  close(): Promise<void>;
}

/** How old the answers are: said with every report. Instants are ISO 8601 UTC. */
export type AdvisoryAge =
  | { readonly kind: 'none' }
  | { readonly kind: 'online'; readonly url: string; readonly askedAt: string }
  | {
      readonly kind: 'offline';
      readonly importedAt: string;
      /** When the newest of them was written: what came after is not known here. */
      readonly newestAt: string;
      readonly advisories: number;
      /** Ecosystems that it has advisories of. */
      readonly ecosystems: readonly Ecosystem[];
    };
