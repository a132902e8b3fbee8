import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Body, Controller, Post } from '@nestjs/common';

@Controller('notes')
export class NotesController {
  @Post()
  async create(@Body() body: { title: string; text: string }): Promise<void> {
    await writeFile(join('/var/notes', `${basename(body.title)}.txt`), body.text);
  }
}
