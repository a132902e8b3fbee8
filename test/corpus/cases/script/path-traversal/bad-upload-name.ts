import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Body, Controller, Post } from '@nestjs/common';

class Storage {
  constructor(private readonly root: string) {}
  save(name: string, content: string): Promise<void> {
    return writeFile(join(this.root, name), content);
  }
}

@Controller('notes')
export class NotesController {
  private readonly storage = new Storage('/var/notes');

  @Post()
  async create(@Body() body: { title: string; text: string }): Promise<void> {
    await this.storage.save(`${body.title}.txt`, body.text);
  }
}
