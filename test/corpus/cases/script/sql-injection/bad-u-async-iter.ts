import { Client } from 'pg';
import * as readline from 'node:readline';
import type { Request, Response } from 'express';

export async function importLines(req: Request, res: Response) {
  const client = new Client();
  await client.connect();
  for await (const line of readline.createInterface({ input: req })) {
    const [name, price] = line.split(',');
    await client.query("INSERT INTO items (name, price) VALUES ('" + name + "', " + price + ')');
  }
  res.end();
}
