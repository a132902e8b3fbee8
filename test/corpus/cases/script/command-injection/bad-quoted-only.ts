import * as cp from 'child_process';
import { Controller, Get, Query } from '@nestjs/common';

function quote(argument: string): string {
  return `"${argument}"`;
}

@Controller('archive')
export class ArchiveController {
  @Get()
  list(@Query('file') file: string): string[] {
    const output = cp.execSync('tar -tf ' + quote(file));
    return output.toString().split('\n');
  }
}
