import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { BadRequestException, Body, Controller, Injectable, Post } from '@nestjs/common';

const run = promisify(execFile);
const formats = new Set(['png', 'jpeg', 'webp']);

class ConvertDto {
  source!: string;
  format!: string;
}

@Injectable()
export class ConvertService {
  async convert(source: string, options: { format: string; quality?: number }): Promise<string> {
    const target = `/var/spool/convert/${Date.now()}.${options.format}`;
    const { stdout } = await run('convert', ['-quality', String(options.quality ?? 80), '--', source, target]);
    return stdout;
  }
}

@Controller('convert')
export class ConvertController {
  constructor(private readonly converter: ConvertService) {}

  @Post()
  async convert(@Body() { source, format }: ConvertDto) {
    if (!formats.has(format)) throw new BadRequestException('format');
    return { output: await this.converter.convert(source, { format }) };
  }
}
