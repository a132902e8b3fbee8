/**
 * The tables of the whole backend: each slice adds its own in its `.tables.ts`, by `declare module`.
 * Types only: a slice's SQL stays in its repository.
 */
import type { Kysely, Transaction } from 'kysely';

// biome-ignore lint/suspicious/noEmptyInterface: filled by the slices.
export interface Schema {}

/** The database outside of a transaction: reads, and writes of one statement. */
export type Db = Kysely<Schema>;

/** A transaction. Inside one, every query goes through it: the outer database would wait for itself. */
export type Trx = Transaction<Schema>;

/** What a read takes: either. */
export type Reader = Db | Trx;
