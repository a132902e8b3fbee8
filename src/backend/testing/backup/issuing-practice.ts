/** A practice in a data folder that issues through its routes between backups, restores and losses of its database. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import type { DemoApp } from '../../demo/demo-app.ts';

import { BackupPractice } from './backup-practice.ts';
import { openIssuingApp } from './open-issuing-app.ts';

/** Noon in UTC. */
export const issueDay = Date.parse('2026-11-26T12:00:00Z');

interface Made {
  readonly id: string;
}

export interface Issued extends Made {
  readonly number: string;
  readonly state: string;
  readonly gross: { readonly minor: number };
  readonly paid: { readonly minor: number };
  readonly version: number;
}

export class IssuingPractice {
  readonly backups: BackupPractice;

  private constructor(backups: BackupPractice) {
    this.backups = backups;
  }

  static async create(): Promise<IssuingPractice> {
    const practice = new IssuingPractice(await BackupPractice.create('Mara Voss'));
    await practice.setUp();
    return practice;
  }

  /** Also of an empty practice that took the place of a lost one. */
  async setUp(): Promise<void> {
    await this.open(async ({ ask }) => {
      const { organizationId } = await ask<{ organizationId: string }>('GET', '/users/me');
      await ask('PATCH', `/organizations/${organizationId}`, {
        name: 'Mara Voss',
        addressLines: ['Lange Reihe 14', '20099 Hamburg'],
        countryCode: 'DE',
        vatId: 'DE312449871',
        taxTreatment: 'standard',
        taxCategory: 'S',
        taxRate: '19',
      });
    });
  }

  async open<T>(work: (app: DemoApp) => Promise<T>): Promise<T> {
    const app = await openIssuingApp({
      dataDirectory: this.backups.data,
      zone: 'Europe/Berlin',
      clock: () => issueDay,
    });
    try {
      return await work(app);
    } finally {
      await app.close();
    }
  }

  /** Of one fixed item, for a client that is made with it where none is named. */
  async issue(clientId?: string): Promise<Issued> {
    return await this.open(async (app) => await issueOne(app, clientId ?? (await addClient(app))));
  }

  async list(): Promise<readonly Issued[]> {
    const { items } = await this.open(
      async ({ ask }) => await ask<{ items: readonly Issued[] }>('GET', '/invoices?limit=100'),
    );
    return items;
  }

  async numbers(): Promise<readonly string[]> {
    const items = await this.list();
    return items
      .map(({ number }) => number)
      .filter((number) => number !== null)
      .toSorted();
  }

  async requireWhole(): Promise<void> {
    const proof = await this.open(async ({ ask }) => await ask<{ ok: boolean }>('GET', '/invoices/verify'));
    assert.equal(proof.ok, true, JSON.stringify(proof));
  }

  loseDatabase(): void {
    for (const suffix of ['', '-wal', '-shm']) fs.rmSync(this.backups.file + suffix, { force: true });
  }

  remove(): void {
    this.backups.remove();
  }
}

export async function addClient({ ask }: Pick<DemoApp, 'ask'>, name = 'Nordwind GmbH'): Promise<string> {
  const client = await ask<Made>('POST', '/clients', {
    name,
    currency: 'EUR',
    countryCode: 'DE',
    addressLines: ['Am Sandtorkai 50', '20457 Hamburg'],
  });
  return client.id;
}

export async function issueOne({ ask }: Pick<DemoApp, 'ask'>, clientId: string): Promise<Issued> {
  const items = [{ description: 'Security report', quantity: '1', unitPrice: '650.00' }];
  const draft = await ask<Made>('POST', '/invoices', { clientId, items });
  return await ask<Issued>('POST', `/invoices/${draft.id}/issue`);
}
