import { exec } from 'node:child_process';
import { promisify } from 'node:util';
import { Body, Controller, Injectable, Post } from '@nestjs/common';

const run = promisify(exec);

class ConvertDto {
  source!: string;
  format!: string;
}

@Injectable()
export class ConvertService {
  async convert(source: string, options: { format: string; quality?: number }): Promise<string> {
    const target = `/var/spool/convert/${Date.now()}.${options.format}`;
    const parts = ['convert', JSON.stringify(source), '-quality', String(options.quality ?? 80), target];
    const { stdout } = await run(parts.join(' '));
    return stdout;
  }
}

@Controller('convert')
export class ConvertController {
  constructor(private readonly converter: ConvertService) {}

  @Post()
  async convert(@Body() { source, format }: ConvertDto) {
    return { output: await this.converter.convert(source, { format }) };
  }
}
