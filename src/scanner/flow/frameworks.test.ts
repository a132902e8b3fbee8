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

  it('take the parameters of a view from the address, but not those of its helpers', async () => {
    await checkMarks(
      'python',
      `import os
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from .models import Leaflet

def show(request, name):
    os.system("ls " + name) # !
    return render_leaflet(request, get_object_or_404(Leaflet, name=name))

def render_leaflet(request, leaflet):
    os.system(leaflet.command)
    return render(request, "leaflet.html", {"leaflet": leaflet})

def other(request, leaflet):
    os.system(leaflet) # !
    return HttpResponse("done")
`,
    );
  });
});

describePrograms('frameworks in TypeScript', 'typescript', [
  program(
    'hand over what a parameter takes apart, and the part of a route that has a name',
    `
    import express from 'express';
    const app = express();
    app.get('/1', ({ query: { status = 'open' } }, res) => { exec(status); }); // !
    app.post('/2', ({ body: { job: { name: wanted } } }, res) => { exec(wanted); }); // !
    app.get('/3', ({ params: { id }, query: { page, ...rest } }, res) => { exec(rest.sort + id); }); // !
    app.get('/4', ({ method, app: { locals } }, res) => { exec(method); exec(locals.command); });
    app.param('tool', (req, res, next, tool) => {
      exec(tool); // !
      next();
    });`,
  ),
  program(
    'hand over numbers, of which only the size does harm',
    `
    import { Controller, Get, ParseIntPipe, Query } from '@nestjs/common';
    @Controller('grid')
    export class Grid {
      @Get()
      grid(@Query('size', ParseIntPipe) size: number) {
        exec('make grid-' + size);
        return new Array(size).fill(0); // !
      }
    }`,
  ),
  program(
    'fill sets and maps that are made of lists',
    `
    import express from 'express';
    const app = express();
    app.get('/1', (req, res) => {
      for (const each of new Set([req.query.a])) exec(each); // !
      const tools = new Map([['own', 'ls'], ['theirs', req.query.b]]);
      exec(tools.get('own'));
      exec(tools.get('theirs')); // !
      exec(Object.fromEntries([['own', 'ls'], ['theirs', req.query.b]]).own);
    });`,
  ),
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
    import * as z from 'zod';
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

describePrograms('frameworks of Python', 'python', [
  program(
    'keep in g what comes before a request, and start a shell in place of the program',
    `
from flask import g

@app.before_request
def before():
    g.tool = request.args.get("tool")
    g.started = 1

@app.get("/run")
def run():
    os.system(f"echo {g.started}")
    os.system(g.tool) # !

@app.get("/become")
def become():
    os.execvp("sh", ["sh", "-c", request.args["command"]]) # !
`,
  ),
]);
