'use server';
import { sql } from '@vercel/postgres';
import { redirect } from 'next/navigation';
export async function createInvoice(formData: FormData) {
  const note = formData.get('note');
  await sql.query(`INSERT INTO invoices (note) VALUES ('${note}')`);
  redirect('/invoices');
}
