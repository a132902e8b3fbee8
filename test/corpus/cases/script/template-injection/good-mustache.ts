import { Body, Controller, Post } from '@nestjs/common';

const fields = new Map([['name', 'Ada'], ['city', 'London']]);

function fill(pattern: string): string {
  return pattern.replace(/\{\{(\w+)\}\}/g, (whole, key: string) => fields.get(key) ?? whole);
}

@Controller('labels')
export class LabelsController {
  @Post()
  label(@Body('pattern') pattern: string): { label: string } {
    return { label: fill(pattern) };
  }
}
