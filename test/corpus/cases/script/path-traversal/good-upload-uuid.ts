import { Controller, Post, UploadedFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { randomUUID } from 'crypto';
import { promises as fs } from 'fs';
import { join, extname } from 'path';

@Controller('upload')
export class UploadController {
  @Post()
  @UseInterceptors(FileInterceptor('file'))
  async upload(@UploadedFile() file: Express.Multer.File) {
    const ext = extname(file.originalname) === '.png' ? '.png' : '.bin';
    const id = randomUUID();
    await fs.writeFile(join('/var/uploads', id + ext), file.buffer);
    return { id };
  }
}
