import { describePrograms, program } from './marked.test.ts';

describePrograms('fields and keys in TypeScript', 'typescript', [
  program(
    'come from the parameters of a constructor that are fields',
    `
    class Task {
      constructor(private readonly line: string, note: string) {}
      run() { exec(this.line); } // !
    }
    class Quiet {
      constructor(private readonly line: string, note: string) {}
      run() { exec(this.line); }
    }
    class Named {
      constructor(private readonly line: string, note: string) {}
      run() { exec(this.note); }
    }
    export function start(req: any, res: any) {
      new Task(req.query.line, 'x').run();
      new Quiet('ls', req.query.note).run();
      new Named('ls', req.query.note).run();
      res.end();
    }`,
  ),
  program(
    'pollute nothing where the object inherits nothing',
    `
    const bare: Record<string, any> = Object.create(null);
    const full: Record<string, any> = Object.create({});
    export function save(req: any, res: any) {
      const { section, name, value } = req.body;
      bare[section][name] = value;
      full[section][name] = value; // !
      res.end();
    }`,
  ),
  program(
    'are texts behind a schema that says so',
    `
    import * as z from 'zod';
    import { MongoClient } from 'mongodb';
    const text = z.object({ name: z.string().min(3) });
    const open = z.object({ name: z.any() });
    const users = new MongoClient('mongodb://localhost').db().collection('users');
    export async function find(req: any, res: any) {
      await users.findOne({ name: text.parse(req.body).name });
      await users.findOne({ name: open.parse(req.body).name }); // !
      res.end();
    }`,
  ),
  program(
    'are found in the query that a function of ours returns',
    `
    import mongoose from 'mongoose';
    const Order = mongoose.model('Order', new mongoose.Schema({ owner: String }));
    const byText = (owner: string) => ({ $where: "this.owner == '" + owner + "'" });
    const byField = (owner: string) => ({ owner: String(owner) });
    export async function find(req: any, res: any) {
      await Order.find(byText(req.params.owner)); // !
      await Order.find(byField(req.params.owner));
      res.end();
    }`,
  ),
  program(
    'go into a collection of a database that another module opens',
    `
    import { getDb } from './db';
    export async function unlock(req: any, res: any) {
      const query: Record<string, unknown> = {};
      query.pin = req.body.pin;
      const known = { pin: String(req.body.pin) };
      const db = await getDb();
      await db.collection('devices').findOneAndUpdate(query, { $set: { locked: false } }); // !
      await db.collection('devices').findOneAndUpdate(known, { $set: { locked: false } });
      res.end();
    }`,
  ),
  program(
    'compute where a pattern leaves digits and operators only',
    `
    const sum = /^[\\d+\\-*/ ().]{1,80}$/;
    const loose = /^[\\w+\\-*/ ().]{1,80}$/;
    export function compute(req: any, res: any) {
      const { a, b } = req.query;
      if (sum.test(a)) res.json(eval(a));
      if (loose.test(b)) res.json(eval(b)); // !
    }`,
  ),
]);
