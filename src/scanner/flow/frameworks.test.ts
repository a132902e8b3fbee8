import { checkMarks, describePrograms, program } from './marked.test.ts';

describe('frameworks in Python', () => {
  it('inject what dependencies return, and type what comes in', async () => {
    await checkMarks(
      'python',
      `import os
from enum import Enum
from typing import Annotated, Literal, Optional
from uuid import UUID
from fastapi import Depends, FastAPI, Query
from pydantic import BaseModel, Field

app = FastAPI()

class Kind(str, Enum):
    a = "a"

class Item(BaseModel):
    name: str
    number: int
    kind: Kind
    mode: Literal["x", "y"]
    numbers: list[int]
    note: Optional[str] = None
    code: str = Field(pattern=r"^[a-z]+$")

class Job(BaseModel):
    item: Item
    items: list[Item]

def wanted(name: str, number: int = 1):
    return {"name": name, "number": number}

def nothing():
    return "ls"

class Filter:
    def __init__(self, q: str, page: int = 0):
        self.q = q
        self.page = page

@app.get("/a")
def a(params: dict = Depends(wanted), fixed: str = Depends(nothing), filter: Filter = Depends(), own: Annotated[dict, Depends(wanted)] = None):
    os.system(params["name"]) # !
    os.system(str(params["number"]))
    os.system(fixed)
    os.system(filter.q) # !
    os.system(str(filter.page))
    os.system(own["name"]) # !

@app.post("/b")
def b(item: Item, job: Job, kind: Kind, mode: Literal["a", "b"], id: UUID, q: Annotated[str, Query(pattern="^[a-z]+$")], free: Annotated[str, Query()], numbers: list[int]):
    os.system(item.name) # !
    os.system(str(item.number))
    os.system(item.kind)
    os.system(item.mode)
    os.system(str(item.numbers[0]))
    os.system(item.note) # !
    os.system(item.code)
    os.system(job.item.name) # !
    os.system(job.items[0].name) # !
    os.system(str(job.items[0].number))
    os.system(f"{kind} {mode} {id} {numbers[0]}")
    os.system(q)
    os.system(free) # !
`,
    );
  });
});

describePrograms('frameworks in TypeScript', 'typescript', [
  program(
    'hand resolvers their arguments by the names of more than two parameters, or by names nobody else gives',
    `
    export const resolvers = {
      first: (parent, args) => exec(args.name), // !
      second: (root, args, context) => exec(args.name), // !
    };
    export async function run(root: string, args: { name: string }) {
      exec(args.name);
    }`,
  ),
  program(
    'start a shell by options that are known',
    `
    import { spawn } from 'child_process';
    import express from 'express';
    const app = express();
    app.get('/', (req, res) => {
      const options = { shell: true };
      spawn('ls ' + req.query.a, options); // !
      spawn('ls', [req.query.b], { ...res.locals.options });
    });`,
  ),
  program(
    'fill parameters by decorators, pipes and validated classes',
    `
    import { Body, Controller, Get, Param, ParseIntPipe, Query } from '@nestjs/common';
    import { IsIn, IsInt, IsString, IsUUID, Matches } from 'class-validator';
    class Item {
      @IsString() name: string;
      @IsInt() number: number;
      @IsUUID() id: string;
      @IsIn(['a', 'b']) kind: string;
      @Matches(/^[a-z]+$/) code: string;
    }
    @Controller('items')
    export class Items {
      @Get(':id')
      find(@Param('id') id: string, @Param('n', ParseIntPipe) n: number, @Query() query: Record<string, string>) {
        exec('x ' + id); // !
        exec('x ' + n);
        exec(query.name); // !
      }
      make(@Body() item: Item) {
        exec(item.name); // !
        exec('x ' + item.number);
        exec(item.id);
        exec(item.kind);
        exec(item.code);
      }
    }`,
  ),
  program(
    'let schemas say what passes',
    `
    import { z } from 'zod';
    import Joi from 'joi';
    const Item = z.object({
      name: z.string().min(1),
      id: z.string().uuid(),
      kind: z.enum(['a', 'b']).optional(),
      number: z.coerce.number(),
      code: z.string().regex(/^[a-z]+$/),
      inner: z.object({ tool: z.string() }),
      list: z.array(z.number()),
    });
    const schema = Joi.object({ name: Joi.string().required(), id: Joi.string().guid() });
    export function make(req, res) {
      const item = Item.parse(req.body);
      exec(item.name); // !
      exec(item.id);
      exec(item.kind);
      exec('x ' + item.number);
      exec(item.code);
      exec(item.inner.tool); // !
      exec(String(item.list[0]));
      const result = Item.safeParse(req.body);
      if (!result.success) return res.status(400).end();
      exec(result.data.name); // !
      exec(result.data.id);
      const { error, value } = schema.validate(req.body);
      exec(value.name); // !
      exec(value.id);
      return res.end();
    }`,
  ),
]);
